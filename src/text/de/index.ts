import type { Text } from '..';
import { en } from '../en';
import { finetune } from './finetune';
import { offline } from './offline';
import { pictures } from './failures/pictures';

/** Was von Anfang an auf der Seite steht. */
export const de: Text = {
  ...en,
  failures: { ...en.failures, ...pictures },
  finetune,
  offline,
  unnamedClass: (index) => `Klasse ${index}`,
};
