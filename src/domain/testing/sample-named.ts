import type { Sample } from '../samples';

/** A sample as the index has it. */
export function sampleNamed(id: string): Sample {
  return { id, file: `${id}.png`, shows: ['cat'], knownTo: ['cifar10'], credit: 'c', licence: 'l', source: 's' };
}
