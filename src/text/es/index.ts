import type { Text } from '..';
import { en } from '../en';
import { finetune } from './finetune';
import { offline } from './offline';
import { models } from './models';
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
};
