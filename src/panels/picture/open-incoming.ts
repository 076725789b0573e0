import { useLessons } from '@/state/lessons/lessons';
import { useSceneFiles } from '@/state/scene-files';
import { useLimelight } from '@/state/store';
import { useTraining } from '@/state/training/store';
import { useDock } from '../shared/dock';
import { asIncoming, type Incoming } from './incoming-file';
import { isCollectionWithin, purposeOf, sceneFileAmong, type IncomingFile } from './purpose';

/** Opens what was dropped, pasted or chosen as what it is. */
export async function openIncoming(found: Incoming, forTraining = false): Promise<void> {
  const { openFile, openModelFiles } = useLimelight.getState();
  if (found.kind === 'picture' && !(await isCollectionWithin(found.file).catch(() => false))) {
    openFile(
      found.file,
      found.file.name,
      found.others.map(({ name }) => name),
    );
    return;
  }
  // A folder that cannot be listed has no model in it either, which is what the person is told.
  const files =
    found.kind === 'picture' ? [found.file, ...found.others].map(asIncoming) : await found.files.catch(() => []);
  const withScene = forTraining ? undefined : await sceneFileAmong(files);
  const purpose = forTraining ? 'training' : withScene ? 'scene' : await purposeOf(files);
  const first = withScene ?? files[0];
  if (purpose === 'lesson' && first) useLessons.getState().openFile(first.blob, first.name);
  else if (purpose === 'scene' && first) {
    const others = files.filter((file) => file !== first).map(({ name }) => name);
    useSceneFiles.getState().open(first.blob, first.name, others);
  } else if (purpose === 'training') trainOn(files);
  else openModelFiles(files);
}

/** Train on these: opens the panel that shows what is made of them. */
function trainOn(files: readonly IncomingFile[]): void {
  const { chooseDataset, openPictures } = useTraining.getState();
  useDock.getState().setOpen('train');
  chooseDataset('own');
  openPictures(files.map(({ name, blob }) => ({ path: name, file: blob })));
}
