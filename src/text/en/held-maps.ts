import { count } from './grammar';

/** Of a map that takes so long that a person has to start it. */
export const heldMaps = {
  /** `time` as "about 5 min". */
  cost: (map: string, passes: number, time: string) =>
    `${map}: ${count(passes)} passes through the model, ${time} for each picture.`,
  start: 'Start',
  usual: 'Usual settings',
  waiting: 'Not started',
};
