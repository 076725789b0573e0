import type { FetchedText } from '../fetched';
import { enFetched } from '../en/fetched';
import { finetune } from './finetune-body';

/** Was in den Teilen der Seite steht, die erst beim Öffnen geholt werden. */
export const deFetched: FetchedText = {
  ...enFetched,
  finetune,
};
