import type { Text } from '../en';
import { app } from './app';
import { attack } from './attack';
import { backendReason, backendRefusal, shortBackendNames } from './backends';
import { cardTerms } from './card-terms';
import { classNames } from './class-names';
import { compare } from './compare';
import { definitions } from './definitions';
import { failures, outcomes } from './failures';
import { families } from './families';
import { finetune } from './finetune';
import { lessons } from './lessons';
import { attacks } from './methods/attacks';
import { saliency } from './methods/saliency';
import { synthesis } from './methods/synthesis';
import { presets } from './methods/training-presets';
import { caution, methodGroups, values } from './methods/values';
import { labelInTraining, modelLabels } from './model-labels';
import { models } from './models';
import { offline } from './offline';
import { picture } from './picture';
import { cropWords, pictureNote, regionNames } from './pictures';
import { saliency as saliencyPanel } from './saliency';
import { shared } from './shared';
import { ui } from './ui';
import { smallestEpsilon, verdicts } from './verdicts';
import { withoutAttack } from './without-attack';
import { sampleNames, sampleWords } from './samples';

/** What is read on the page from the start. */
export const de: Text = {
  failures,
  outcomes,
  cardTerms,
  backends: { shortNames: shortBackendNames, reason: backendReason, refusal: backendRefusal },
  families,
  pictures: { note: pictureNote, crop: cropWords, regions: regionNames },
  methods: { attacks, saliency, synthesis, groups: methodGroups },
  training: { presets },
  finetune,
  withoutAttack,
  sharing: { share: 'Teilen', report: 'Bericht' },
  offline,
  models,
  modelLabels,
  labelInTraining,
  classNames,
  unnamedClass: (index) => `Klasse ${index}`,
  values,
  caution,
  app,
  ui,
  shared,
  definitions,
  verdicts,
  smallestEpsilon,
  compare,
  picture,
  attack,
  saliency: saliencyPanel,
  samples: { names: sampleNames, ...sampleWords },
  lessons,
};
