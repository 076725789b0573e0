import type { Text } from '..';
import { en } from '../en';

/** Lo que se lee en la página desde el principio. */
export const es: Text = { ...en };
