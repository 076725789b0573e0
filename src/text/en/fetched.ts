import { bibtex } from '../bibtex';
import { backendWords } from './backends';
import { activations } from './activations';
import { cardMetrics } from './card-metrics';
import { cardRemark } from './card-remarks';
import { cardSentences } from './card-sentences';
import { commands } from './commands';
import { epsilon } from './epsilon';
import { faithfulness } from './faithfulness';
import { finetune } from './finetune-body';
import { mapMetrics } from './map-metrics';
import { differences } from './methods/differences';
import { training } from './methods/training';
import { playback } from './playback';
import { readingNote, skipReason } from './reading-notes';
import { citation, sharingWords } from './sharing';
import { presets } from './presets';
import { synthesis } from './synthesis';
import { storage } from './storage';
import { lessonsPanel } from './lessons';

/** What is read in the parts of the page that are fetched when they are first opened. */
export const enFetched = {
  readingNote,
  skipReason,
  finetune,
  methods: { differences, measures: mapMetrics, training },
  faithfulness,
  activations,
  epsilon,
  synthesis,
  playback,
  sharing: { ...sharingWords, backend: backendWords, citation, bibtex },
  storage,
  lessons: lessonsPanel,
  presets,
  commands,
  cardMetrics,
  cardRemark,
  cardSentences,
};

/** What a language says in the parts of the page that are fetched when they are first opened. */
export type FetchedText = typeof enFetched;
