import type { FailureWords } from '../../words';
import { lessons } from './lessons';
import { models } from './models';
import { outcomes, page } from './page';
import { pictures } from './pictures';
import { scene } from './scene';
import { sceneFiles } from './scene-files';
import { training } from './training';
import { unsupportedModels } from './unsupported-models';

export { outcomes };

/** The words of every failure. */
export const failures: FailureWords = {
  ...pictures,
  ...scene,
  ...sceneFiles,
  ...lessons,
  ...models,
  ...unsupportedModels,
  ...training,
  ...page,
};
