import type { Text } from '..';
import { en } from '../en';
import { finetune } from './finetune';
import { pictures } from './failures/pictures';

/** Was von Anfang an auf der Seite steht. */
export const de: Text = {
  ...en,
  failures: { ...en.failures, ...pictures },
  finetune,
  unnamedClass: (index) => `Klasse ${index}`,
};
