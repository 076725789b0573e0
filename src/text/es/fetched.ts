import type { FetchedText } from '../fetched';
import { enFetched } from '../en/fetched';
import { activations } from './activations';
import { epsilon } from './epsilon';
import { faithfulness } from './faithfulness';
import { finetune } from './finetune-body';
import { playback } from './playback';
import { synthesis } from './synthesis';

/** Lo que se lee en las partes de la página que se cargan al abrirlas. */
export const esFetched: FetchedText = {
  ...enFetched,
  finetune,
  faithfulness,
  activations,
  epsilon,
  synthesis,
  playback,
};
