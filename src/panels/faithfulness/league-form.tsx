import { useShallow } from 'zustand/react/shallow';
import type { LeagueSetup, TestPictures } from '@/state/faithfulness/types';
import { useLeague } from '@/state/faithfulness/store';
import { useLimelight } from '@/state/store';
import type { LimelightState } from '@/state/types';
import { fetchedText } from '@/text/fetched';
import { metricWords } from '@/text/methods';
import { CheckField } from '@/ui/check-field';
import { FileButton } from '@/ui/file-button';
import { Popover } from '@/ui/popover';
import { SelectField } from '@/ui/select-field';
import { useKept } from '@/ui/use-kept';
import { modelName } from '../shared/model-name';

/** Measures that a map is judged by unless others are chosen: those that make no further maps of it, and stability. */
const USUAL = ['deletion', 'insertion', 'sensitivity-n', 'infidelity', 'average-drop', 'stability'];

const SHOWN = 'shown';
const BUNDLED = [10, 50, 200];

interface LeagueFormProps {
  readonly onStart: () => void;
}

/** Which maps are judged, on which pictures, by which measures. */
export function LeagueForm({ onStart }: LeagueFormProps) {
  const start = useLeague((s) => s.start);
  const running = useLeague((s) => s.run?.state === 'running');
  const metrics = useLimelight((s) => s.catalogue?.metrics);
  const attackOn = useLimelight((s) => s.scene.attack.on);
  const modelIds = useLimelight(useShallow((s) => s.columns.flatMap(({ card, modelId }) => (card ? modelId : []))));
  const names = useLimelight(useShallow((s) => modelIds.map((id) => modelName(s, id))));
  const samples = useLimelight((s) => s.samples.length);
  const [whose, setWhose] = useKept('league-maps', SHOWN);
  const [where, setWhere] = useKept('league-pictures', 'picture');
  const [files, setFiles] = useKept<readonly File[] | undefined>('league-files', undefined);
  const [chosen, setChosen] = useKept<readonly string[]>('league-measures', USUAL);
  const contestants: LeagueSetup['contestants'] = modelIds.includes(whose)
    ? { kind: 'all', modelId: whose }
    : { kind: 'shown' };
  const onCifar = useLimelight((s) => takesCifar(s, contestants));
  const said = fetchedText.faithfulness.form;
  const options = [
    { value: 'picture', label: said.thisPicture },
    ...(onCifar ? BUNDLED.map((n) => ({ value: `bundled-${n}`, label: said.heldOut(n) })) : []),
    { value: 'samples', label: said.samples(samples) },
    { value: 'files', label: files?.length ? said.someFiles(files.length) : said.files },
  ];
  const from = options.some(({ value }) => value === where) ? where : 'picture';
  const measured = metrics?.filter(({ id, needsAttack }) => chosen.includes(id) && (attackOn || !needsAttack)) ?? [];
  const ready = measured.length > 0 && modelIds.length > 0 && (from !== 'files' || !!files?.length);
  const begin = () => {
    onStart();
    start({ contestants, metrics: chosen, pictures: picturesOf(from, files ?? [], samples) });
  };
  return (
    <form
      className="league-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) begin();
      }}
    >
      <SelectField
        label={said.maps}
        summary={said.mapsWhat}
        testId="league-maps"
        value={contestants.kind === 'all' ? contestants.modelId : SHOWN}
        options={[
          { value: SHOWN, label: said.shown },
          ...modelIds.map((id, i) => ({ value: id, label: said.everyOf(names[i]!) })),
        ]}
        onChange={setWhose}
      />
      <SelectField
        label={said.pictures}
        summary={said.picturesWhat}
        testId="league-pictures"
        value={from}
        options={options}
        onChange={setWhere}
      />
      {from === 'files' && <OwnFiles files={files} onFiles={setFiles} />}
      <Popover className="league-measures" label={said.measures(chosen.length)} testId="league-measures" width={420}>
        {metrics?.map(({ id, needsAttack }) => (
          <div key={id} className="league-measure">
            <CheckField
              label={metricWords(id).label}
              testId={`league-measure-${id}`}
              checked={chosen.includes(id)}
              onChange={(on) => setChosen(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
            />
            <p className="quiet small">
              {metricWords(id).summary}
              {needsAttack && !attackOn && ` ${said.needsAttack}`}
            </p>
          </div>
        ))}
      </Popover>
      <button type="submit" className="primary" data-testid="league-start" disabled={!ready}>
        {running ? fetchedText.faithfulness.again : said.start}
      </button>
    </form>
  );
}

interface OwnFilesProps {
  /** Absent until some were chosen; none where the folder has none. */
  readonly files: readonly File[] | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The person's own pictures, one by one or a folder of them. */
function OwnFiles({ files, onFiles }: OwnFilesProps) {
  const said = fetchedText.faithfulness.form;
  return (
    <span className="league-files">
      <FileButton
        label={files?.length ? said.chooseOthers : said.choose}
        name={said.chooseName}
        accept="image/*"
        multiple
        testId="league-files"
        onFiles={onFiles}
      />
      <FileButton
        label={fetchedText.finetune.data.folder}
        name={fetchedText.finetune.data.folderName}
        accept=""
        folder
        testId="league-folder"
        onFiles={(all) => onFiles(all.filter(({ type }) => type.startsWith('image/')))}
      />
      {files?.length === 0 && (
        <span className="small" role="status">
          {said.noPictures}
        </span>
      )}
    </span>
  );
}

function picturesOf(from: string, files: readonly File[], samples: number): TestPictures {
  if (from === 'files') return { kind: 'files', files };
  if (from === 'samples') return { kind: 'samples', count: samples };
  if (from.startsWith('bundled-')) return { kind: 'bundled', count: Number(from.slice('bundled-'.length)) };
  return { kind: 'picture' };
}

/** Whether all the models whose maps are judged were taught CIFAR-10. */
function takesCifar({ columns }: LimelightState, contestants: LeagueSetup['contestants']): boolean {
  const judged = columns.filter(({ modelId }) => contestants.kind === 'shown' || contestants.modelId === modelId);
  return judged.length > 0 && judged.every(({ outline }) => outline?.family === 'cifar10');
}
