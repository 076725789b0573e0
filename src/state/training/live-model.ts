import type { ModelInHand } from '@/worker/protocol';
import type { Column } from '../types';
import { frameOf, isSettled } from './film-strip';
import type { TrainingFrame } from './types';

/** The part of the page that shows the model under training. */
export interface LivePage {
  /** Puts the model on the screen. */
  show(model: ModelInHand): void;
  /** Gives the column the model's newest weights. */
  renew(model: ModelInHand): void;
  /** Its column, unless the person took that off the screen. */
  column(): Column | undefined;
  readonly attackOn: boolean;
}

interface Revision {
  readonly step: number;
  readonly model: ModelInHand;
}

/**
 * The model under training as a column: takes every revision the trainer sends and shows the newest, but never before
 * the page is done with the one before it; those in between are skipped. After each it waits twice as long as that took,
 * so that looking at the model does not starve its training.
 */
export class LiveModel {
  private waiting: Revision | undefined;
  private shown: Revision | undefined;
  private last: TrainingFrame | undefined;
  private settled = true;
  private began = 0;
  private free = -Infinity;
  private hurries = false;

  constructor(
    private readonly page: LivePage,
    private readonly onFrame: (frame: TrainingFrame) => void,
    private readonly now: () => number,
  ) {}

  /** The newest revision's model. */
  get newest(): ModelInHand | undefined {
    return (this.waiting ?? this.shown)?.model;
  }

  /** Takes a revision, shown now or when the page is ready. */
  offer(revision: Revision): void {
    this.waiting = revision;
    this.look();
  }

  /** Looks at the column again, as after every change of the page. */
  look(): void {
    const column = this.page.column();
    const settled = !column || isSettled(column);
    if (!settled && this.settled) this.began = this.now();
    if (settled && !this.settled) this.free = this.now() + 2 * (this.now() - this.began);
    this.settled = settled;
    if (settled && column && this.shown) {
      const frame = frameOf(column, this.shown.step, this.page.attackOn);
      if (frame && !sameFrame(frame, this.last)) this.onFrame((this.last = frame));
    }
    if (settled && (this.hurries || this.now() >= this.free)) this.next();
  }

  /** Training stands still: the newest revision need not wait for its sake. */
  flush(): void {
    this.hurries = true;
    this.look();
  }

  private next(): void {
    const { waiting } = this;
    this.hurries = false;
    if (!waiting) return;
    const first = this.shown === undefined;
    this.waiting = undefined;
    this.shown = waiting;
    this.began = this.now();
    this.settled = false;
    if (first) this.page.show(waiting.model);
    else this.page.renew(waiting.model);
  }
}

/** Whether two frames show the very same results. */
function sameFrame(a: TrainingFrame, b: TrainingFrame | undefined): boolean {
  return (
    a.step === b?.step &&
    a.prediction === b.prediction &&
    a.map === b.map &&
    a.attacked?.pixels === b.attacked?.pixels &&
    a.attacked?.map === b.attacked?.map
  );
}
