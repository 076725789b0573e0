import { LimelightError, toFailure } from '@/domain/errors';
import { modelCardSchema, type ModelCard } from '@/domain/model-card';
import type { Platform } from './platform';
import type { CardEntry } from './types';
import { modelUrl } from './zoo';

/** What the cards need of the page. */
interface CardsBoard extends Pick<Platform, 'baseUrl' | 'fetchFile'> {
  cards(): ReadonlyMap<string, CardEntry>;
  show(cards: ReadonlyMap<string, CardEntry>): void;
}

/** The whole cards of models, each fetched when somebody asks for it. */
export class Cards {
  constructor(private readonly board: CardsBoard) {}

  /** Fetch a model's card, if it is not there yet; asking again after a failure retries. */
  open(modelId: string): void {
    const known = this.board.cards().get(modelId);
    if (known === 'coming' || (known && 'card' in known)) return;
    this.set(modelId, 'coming');
    fetchCard(modelId, modelUrl(modelId, this.board.baseUrl), this.board.fetchFile).then(
      (card) => this.set(modelId, { card }),
      (thrown: unknown) => this.set(modelId, { failure: toFailure(thrown) }),
    );
  }

  /** Fetch again what could not be had. */
  retry(): void {
    for (const [modelId, card] of this.board.cards()) if (card !== 'coming' && 'failure' in card) this.open(modelId);
  }

  /** Take in cards that came with their models. */
  add(cards: readonly ModelCard[]): void {
    this.board.show(new Map([...this.board.cards(), ...cards.map((card) => [card.id, { card }] as const)]));
  }

  private set(modelId: string, entry: CardEntry): void {
    this.board.show(new Map(this.board.cards()).set(modelId, entry));
  }
}

/** The whole card of a shipped model, from its folder. Throws `model-missing` where it, and no other's, cannot be had. */
async function fetchCard(id: string, folder: string, fetchFile: Platform['fetchFile']): Promise<ModelCard> {
  try {
    const response = await fetchFile(`${folder}card.json`);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const card = modelCardSchema.parse(await response.json());
    if (card.id !== id) throw new Error(`it is the card of ${card.id}`);
    return card;
  } catch (cause) {
    throw new LimelightError('model-missing', 'card-not-fetched', {}, { cause });
  }
}
