import type { Failure } from '@/domain/errors';
import { choosePicture, samePicture } from '@/domain/scene/edits';
import { defaultScene } from '@/domain/scene/schema';
import type { Notices } from './notices';
import type { OwnPicture } from './own-picture-storage';
import { OwnPictures } from './own-pictures';
import { nameOf, PictureIntake } from './picture-intake';
import type { Platform } from './platform';
import type { SceneHistory } from './scene-history';
import type { LimelightState, SourcePicture } from './types';

/** What the picture needs of the page. */
interface PictureBoard {
  state(): LimelightState;
  set(change: Partial<LimelightState>): void;
  readonly history: Pick<SceneHistory, 'amend'>;
  readonly notices: Notices;
  /** Another picture is open: it goes on the screen, and the scene names it. */
  onPicture(picture: SourcePicture): void;
}

/** The picture on the screen, which the scene names, and those of the person's own that it can name. */
export class ScenePicture {
  private readonly intake: PictureIntake;
  private readonly own: OwnPictures;

  constructor(
    private readonly platform: Platform,
    private readonly board: PictureBoard,
  ) {
    const { notices } = board;
    const { decodePicture, fetchFile, ownPictures } = platform;
    this.intake = new PictureIntake(
      {
        onLoading: (pictureLoading) => {
          if (pictureLoading) notices.dropThoseOfFiles();
          board.set({ pictureLoading });
        },
        onPicture: (picture, file) => {
          if (file) this.own.keep(picture.id, picture.name, file);
          board.onPicture(picture);
        },
        onFailure: (failure) => this.replace(failure),
        onRefusal: (failure) => {
          this.bring();
          notices.postOfFile(failure);
        },
      },
      decodePicture,
      fetchFile,
    );
    this.own = new OwnPictures(ownPictures, {
      onPictures: (ownPictures) => board.set({ ownPictures }),
      onFailure: notices.post,
    });
  }

  /** Open a file the person chose; `others` are the names of those that came with it. */
  openFile(file: Blob, name: string, others?: readonly string[]): void {
    this.intake.openFile(file, name, others);
  }

  openSample(id: string): void {
    this.intake.openSample(id, this.board.state().samples);
  }

  openOwn({ hash, name }: Pick<OwnPicture, 'hash' | 'name'>): void {
    this.intake.openKept(() => this.own.find(hash, name));
  }

  /** Keep a file that a scene is to name, once it has proved to be a picture; its content hash. */
  async take(file: Blob, name: string): Promise<string> {
    this.abandon();
    const { hash } = await this.platform.decodePicture(file, name);
    this.own.keep(hash, name, file);
    return hash;
  }

  /** Delete one of the person's own from this device. */
  deleteOwn(hash: string): void {
    this.own.remove(hash);
  }

  /** What is on its way no longer comes. */
  abandon(): void {
    this.intake.abandon();
  }

  /** Open the scene's picture where it is not on the screen, unless it or one that a person has chosen since is on its way. */
  bring(): void {
    const { scene, picture: shown, pictureLoading } = this.board.state();
    const { picture } = scene;
    const isThere = shown !== undefined && samePicture(nameOf(shown), picture);
    if (isThere || pictureLoading) return;
    if (picture.kind === 'sample') this.openSample(picture.id);
    else this.openOwn(picture);
  }

  /** The picture on the screen stays, and is what the scene names again; in place of the first one comes a sample. */
  private replace(failure: Failure): void {
    const { picture, scene } = this.board.state();
    const other = choosePicture(picture ? nameOf(picture) : defaultScene.picture);
    if (picture || scene.picture.kind === 'own') this.board.history.amend((before) => other.apply(before));
    this.board.notices.postOfFile(failure);
  }
}
