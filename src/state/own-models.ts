import { LimelightError, toFailure, type Failure } from '@/domain/errors';
import type { ModelCard } from '@/domain/model-card';
import { Cancelled } from '@/worker/client';
import type { ModelInHand, OwnFile, OwnModelDraft } from '@/worker/protocol';
import type { OwnModel, OwnModelStorage } from './own-model-storage';

/** A model on its way in: being checked, or waiting for what only the person knows. */
export type ArrivingModel = 'checking' | OwnModelDraft;

/** What a person's models tell the store. */
export interface OwnModelEvents {
  /** The models there are, after one more or one fewer. */
  onModels(cards: readonly ModelCard[]): void;
  onArriving(arriving: ArrivingModel | undefined): void;
  onFailure(failure: Failure): void;
}

/** A person's own models: checked by the engine, kept on this device, at hand for every new engine. */
export class OwnModels {
  private readonly models = new Map<string, OwnModel>();
  /** Those that nothing is kept of. */
  private readonly temporary = new Map<string, ModelInHand>();
  private readonly whole = new WeakMap<OwnModel, readonly OwnFile[]>();
  private readonly restored: Promise<void>;
  private check = new AbortController();
  private draft: OwnModelDraft | undefined;

  constructor(
    private readonly storage: OwnModelStorage,
    private readonly inspect: (files: readonly OwnFile[], signal: AbortSignal) => Promise<OwnModelDraft>,
    private readonly events: OwnModelEvents,
  ) {
    this.restored = this.restore();
  }

  /** Check what was dropped; the draft that comes of it waits for `keep` or `dismiss`. The newest drop wins. */
  async open(files: readonly OwnFile[]): Promise<void> {
    const { signal } = this.begin();
    this.events.onArriving('checking');
    try {
      const draft = await this.inspect(files, signal);
      await this.restored;
      if (signal.aborted) return;
      const known = this.models.get(draft.card.id);
      this.draft = known ? { ...draft, card: known.card } : draft;
      this.events.onArriving(this.draft);
    } catch (thrown) {
      if (signal.aborted || thrown instanceof Cancelled) return;
      this.events.onArriving(undefined);
      this.events.onFailure(toFailure(thrown));
    }
  }

  /** Take the draft in, with what the person made of its card. Undefined where there is no draft of that id. */
  keep(card: ModelCard): OwnModel | undefined {
    const draft = this.draft;
    if (draft?.card.id !== card.id) return undefined;
    const model: OwnModel = { card, files: draft.files };
    this.dismiss();
    this.add(model);
    return model;
  }

  /** Take in a model that needs no check, such as one that was trained here. */
  add(model: OwnModel): void {
    this.models.set(model.card.id, model);
    this.announce();
    this.storage.put(model).catch((thrown: unknown) => this.events.onFailure(notKept(model.card.label, thrown)));
  }

  /** Have a model at hand, in its newest state, for as long as the page is open. */
  hold(model: ModelInHand): void {
    const known = this.temporary.get(model.card.id);
    this.temporary.set(model.card.id, model);
    if (known?.card !== model.card) this.announce();
  }

  /** Let go of what is on its way in; a check that runs is stopped. */
  dismiss(): void {
    this.check.abort();
    this.draft = undefined;
    this.events.onArriving(undefined);
  }

  /** Forget a model, here and in the storage. */
  remove(id: string): void {
    const wasHeld = this.temporary.delete(id);
    const wasKept = this.models.delete(id);
    if (wasHeld || wasKept) this.announce();
    if (wasKept) this.storage.remove(id).catch((thrown: unknown) => this.events.onFailure(toFailure(thrown)));
  }

  /** A model at hand for as long as the page is open. */
  held(id: string): ModelInHand | undefined {
    return this.temporary.get(id);
  }

  /** All files of a model, its card among them. Rejects with `model-not-on-device`. */
  async files(id: string): Promise<readonly OwnFile[]> {
    await this.restored;
    const model = this.models.get(id);
    if (!model) throw notHere(id);
    const files = this.whole.get(model) ?? [
      ...model.files,
      { name: 'card.json', blob: new Blob([JSON.stringify(model.card)]) },
    ];
    this.whole.set(model, files);
    return files;
  }

  /** A new check in the place of the one that runs. */
  private begin(): AbortController {
    this.check.abort();
    this.check = new AbortController();
    return this.check;
  }

  private async restore(): Promise<void> {
    // Without storage (a private window) there is nothing to restore, and `keep` says so.
    const kept = await this.storage.list().catch(() => []);
    for (const model of kept) this.models.set(model.card.id, model);
    if (kept.length > 0) this.announce();
  }

  private announce(): void {
    this.events.onModels([...this.models.values(), ...this.temporary.values()].map(({ card }) => card));
  }
}

function notHere(id: string): LimelightError {
  return new LimelightError('model-not-on-device', 'own-model', { model: id });
}

function notKept(label: string, thrown: unknown): Failure {
  return { ...toFailure(thrown), outcome: { outcome: 'model-not-kept', model: label } };
}
