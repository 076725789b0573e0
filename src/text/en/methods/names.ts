import { namesOf } from '../../method-names';
import { attacks } from './attacks';
import { saliency } from './saliency';
import { synthesis } from './synthesis';

/** The words for methods, as they are needed within the language's own sentences. */
export const { methodName, paramWords } = namesOf({ attacks, saliency, synthesis });
