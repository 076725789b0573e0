import { createStore, type StoreApi } from 'zustand';
import { contentKind } from '@/domain/content-kind';
import { LimelightError, toFailure, type Failure } from '@/domain/errors';
import type { SceneFileKind } from '@/domain/failures/scene-files';
import { sceneFileKind } from '@/domain/scene-file/kind';
import type { Bundle } from '@/domain/scene-file/bundle';
import type { Scene } from '@/domain/scene/schema';
import { checkAgainstCatalogue, checkAgainstZoo, linkable, unknownIn } from './check-scene';
import type { Lessons } from './lessons/lessons';
import type { Page } from './page';
import type { Platform } from './platform';
import { storeHook } from './store-hook';

export interface SceneFileActions {
  /**
   * Shows the scene of a report or a bundle; where that cannot be, a message says why and the screen stays. Of the `others`
   * that came with it a message says that they were not opened.
   */
  readonly open: (file: Blob, name: string, others?: readonly string[]) => void;
  /** The scene on the screen as a bundle, with the file of the person's own picture. Rejects with `picture-not-on-device`. */
  readonly bundle: () => Promise<Blob>;
}

/** What can be done with files that hold a scene. */
export const useSceneFiles = storeHook<SceneFileActions>();

/** Scenes that go by file, with the lesson that is open: reports and bundles come in, bundles go out. Nothing is changed before all of a file is in order. */
export class SceneFiles {
  readonly store: StoreApi<SceneFileActions>;
  private newest = new AbortController();

  constructor(
    private readonly platform: Pick<Platform, 'dataClient'>,
    private readonly page: Page,
    private readonly lessons: Lessons,
  ) {
    this.store = createStore(() => ({
      open: (file, name, others = []) => void this.open(file, name, others),
      bundle: () => this.bundle(),
    }));
  }

  private async open(file: Blob, name: string, others: readonly string[]): Promise<void> {
    this.newest.abort();
    this.newest = new AbortController();
    const { signal } = this.newest;
    const { page } = this;
    page.notices.dropThoseOfFiles();
    try {
      if ((await sceneFileKind(file)) === 'page')
        throw new LimelightError('scene-file-page', 'no-scene', { file: name });
      const kind: SceneFileKind = (await contentKind(file)) === 'zip' ? 'bundle' : 'report';
      const { scene, picture, lesson } =
        kind === 'bundle' ? await this.platform.dataClient.openBundle(file, name, signal) : await this.read(file, name);
      const fault = this.faultOf(scene, name, kind);
      if (fault) throw fault;
      const hash = picture && (await page.takePicture(picture.blob, picture.name));
      if (signal.aborted) return;
      const shown: Scene =
        picture && hash !== undefined ? { ...scene, picture: { kind: 'own', name: picture.name, hash } } : scene;
      page.adopt({ scene: shown, failures: [] });
      if (others.length > 0)
        page.notices.postOfFile({ code: 'scene-file-others', reason: 'left', details: { file: name, files: others } });
      if (lesson) this.lessons.store.getState().openFile(lesson.blob, lesson.name, true);
    } catch (thrown) {
      const isSuperseded = thrown instanceof DOMException && thrown.name === 'AbortError';
      if (signal.aborted || isSuperseded) return;
      page.notices.postOfFile(toFailure(thrown));
    }
  }

  private async read(file: Blob, name: string): Promise<Bundle> {
    const { readReport } = await import('@/domain/scene-file/report');
    return { scene: readReport(await file.text(), name).scene };
  }

  /** What of a scene this page does not have: unlike in a link, nothing is put in its place. */
  private faultOf(scene: Scene, file: string, kind: SceneFileKind): LimelightError | undefined {
    const { models, samples, catalogue } = this.page.state;
    const { failures } = checkAgainstZoo(
      scene,
      models.keys(),
      samples.map(({ id }) => id),
    );
    const [failure] = [...failures, ...(catalogue ? checkAgainstCatalogue(scene, catalogue).failures : [])];
    return failure && faultIn(failure, file, kind);
  }

  private async bundle(): Promise<Blob> {
    const { scene, ownPictures } = this.page.state;
    const { picture } = scene;
    const shared = linkable(scene);
    const { file: lesson } = this.lessons;
    if (picture.kind === 'sample') return this.platform.dataClient.packBundle({ scene: shared, lesson });
    const kept = ownPictures.find(({ hash }) => hash === picture.hash);
    if (!kept) throw new LimelightError('picture-not-on-device', 'own-picture', { picture: picture.name });
    return this.platform.dataClient.packBundle({
      scene: shared,
      lesson,
      picture: { name: picture.name, blob: kept.blob },
    });
  }
}

/** What is wrong with a scene, said of the file that it is in. */
function faultIn(failure: Failure, file: string, kind: SceneFileKind): LimelightError {
  const unknown = unknownIn(failure);
  if (unknown) return new LimelightError('scene-file-unknown', 'name', { file, ...unknown });
  const { code, reason, details } = failure;
  const isParameter = reason === 'of-link' && code === 'scene-bad-parameter';
  const field = isParameter ? `${details.method}: ${details.problem.name}` : 'scene.attack.source';
  return new LimelightError('scene-file-damaged', 'bad-field', { file, kind, field });
}
