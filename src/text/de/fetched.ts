import type { FetchedText } from '../fetched';
import { bibtex } from '../bibtex';
import { backendWords } from './backends';
import { enFetched } from '../en/fetched';
import { activations } from './activations';
import { faithfulness } from './faithfulness';
import { finetune } from './finetune-body';
import { citation, sharingWords } from './sharing';

/** Was in den Teilen der Seite steht, die erst beim Öffnen geholt werden. */
export const deFetched: FetchedText = {
  finetune,
  sharing: { ...sharingWords, backend: backendWords, citation, bibtex },
  faithfulness,
  activations,
};
