import type { FetchedText } from '../en/fetched';
import { bibtex } from '../bibtex';
import { activations } from './activations';
import { backendWords } from './backends';
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
import { lessonsPanel } from './lessons';
import { citation, sharingWords } from './sharing';
import { presets } from './presets';
import { synthesis } from './synthesis';
import { storage } from './storage';

/** What is read in the parts of the page that are fetched when they are first opened. */
export const deFetched: FetchedText = {
  readingNote,
  skipReason,
  finetune,
  methods: { differences, measures: mapMetrics, training },
  faithfulness,
  activations,
  epsilon,
  synthesis,
  playback,
  lessons: lessonsPanel,
  presets,
  commands,
  cardMetrics,
  cardRemark,
  cardSentences,
  sharing: { ...sharingWords, backend: backendWords, citation, bibtex },
  storage,
};
