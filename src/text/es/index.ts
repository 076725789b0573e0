import type { Text } from '..';
import { en } from '../en';
import { finetune } from './finetune';

/** Lo que se lee en la página desde el principio. */
export const es: Text = {
  ...en,
  finetune,
  unnamedClass: (index) => `clase ${index}`,
};
