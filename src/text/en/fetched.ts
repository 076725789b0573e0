import { bibtex } from '../bibtex';
import { backendWords } from './backends';
import { activations } from './activations';
import { faithfulness } from './faithfulness';
import { finetune } from './finetune-body';
import { citation, sharingWords } from './sharing';

/** What is read in the parts of the page that are fetched when they are first opened. */
export const enFetched = {
  finetune,
  faithfulness,
  activations,
  sharing: { ...sharingWords, backend: backendWords, citation, bibtex },
};
