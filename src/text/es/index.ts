import type { Text } from '..';
import { en } from '../en';
import { app } from './app';
import { attack } from './attack';
import { compare } from './compare';
import { definitions } from './definitions';
import { finetune } from './finetune';
import { models } from './models';
import { offline } from './offline';
import { picture } from './picture';
import { saliency as saliencyPanel } from './saliency';
import { shared } from './shared';
import { ui } from './ui';
import { smallestEpsilon, verdicts } from './verdicts';
import { withoutAttack } from './without-attack';

/** Lo que se lee en la página desde el principio. */
export const es: Text = {
  ...en,
  finetune,
  withoutAttack,
  sharing: { share: 'Compartir', report: 'Informe' },
  offline,
  models,
  unnamedClass: (index) => `clase ${index}`,
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
};
