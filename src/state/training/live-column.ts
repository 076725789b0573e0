import type { Clock } from '@/domain/clock';
import type { ModelCard } from '@/domain/model-card';
import { TRAINING_MODEL_ID } from '@/domain/training/in-training';
import type { ModelInHand, Network } from '@/worker/protocol';
import type { Page } from '../page';
import type { SourcePicture } from '../types';
import { withFrame } from './film-strip';
import { LiveModel } from './live-model';
import type { TrainingFrame } from './types';

/** The model under training as a column of the comparison, and its film strip; from its first revision on. */
export class LiveColumn {
  /** The model that had to make room. */
  private displaced: string | undefined;
  private frames: readonly TrainingFrame[] = [];
  private picture: SourcePicture | undefined;
  private waiting = false;
  private readonly leave: () => void;

  private readonly model: LiveModel;

  constructor(
    private readonly page: Page,
    private readonly card: ModelCard,
    private readonly onFrames: (frames: readonly TrainingFrame[]) => void,
    clock: Clock,
  ) {
    this.picture = page.state.picture;
    this.model = new LiveModel(
      {
        show: (model) => (this.displaced = page.showTemporaryModel(model)),
        renew: (model) => page.updateTemporaryModel(model),
        column: () => page.state.columns.find(({ modelId }) => modelId === TRAINING_MODEL_ID),
        get attackOn() {
          return page.state.scene.attack.on;
        },
      },
      (frame) => this.change(withFrame(this.frames, frame)),
      () => clock.now(),
    );
    this.leave = page.store.subscribe(() => this.wake());
  }

  /** The model as it was last shown, or will be. */
  get newest(): ModelInHand | undefined {
    return this.model.newest;
  }

  /** The model as it is after `step` steps. */
  show(step: number, network: Network): void {
    this.model.offer({ step, model: { card: this.card, network } });
  }

  /** Nothing is trained at the moment: the newest revision is shown as soon as the page is ready. */
  flush(): void {
    this.model.flush();
  }

  /** The column's model is stored under another id, or will be: it is followed no longer. */
  close(): void {
    this.leave();
  }

  /** Takes the column off the screen; what had to make room for it comes back. */
  remove(): void {
    this.close();
    this.page.withdrawModel(TRAINING_MODEL_ID, this.displaced);
  }

  /** Looks at the page once what is being changed in it is done. */
  private wake(): void {
    if (this.waiting) return;
    this.waiting = true;
    queueMicrotask(() => {
      this.waiting = false;
      const { picture } = this.page.state;
      if (picture !== this.picture) this.change([]);
      this.picture = picture;
      this.model.look();
    });
  }

  private change(frames: readonly TrainingFrame[]): void {
    if (frames.length === 0 && this.frames.length === 0) return;
    this.frames = frames;
    this.onFrames(frames);
  }
}
