import type { LabelledPictures } from '@/domain/labelled-pictures';
import { attacks } from '@/engine/attacks/registry';
import type { Classifier } from '@/engine/models/classifier';
import { paramsText } from '../param-words';
import type { AttackStep } from './plan';
import type { AccuracyRecord, Results } from './results';
import { flagsOf } from './flags-of';

/** Models of one family with the data they are measured on, and where the results go. */
export interface Bench {
  readonly models: readonly { readonly id: string; readonly weights: string; readonly results: Results }[];
  /** All that clean accuracy is counted on; attacks take the first `n`, the long ones the first `nLong`. */
  readonly pictures: LabelledPictures;
  /** Name of the data, as recorded. */
  readonly data: string;
  readonly n: number;
  readonly nLong: number;
  readonly seed: number;
  readonly batch: number;
  /** The command line, as recorded. */
  readonly command: string;
  /** The model on the backend; the caller's. */
  load(id: string): Promise<Classifier>;
  /** Told of every finished measurement, in one line. */
  report(line: string): void;
}

export type BenchModel = Bench['models'][number];

/** What every record of a bench says, for one attack on the first `n` pictures. */
export function aboutOf(
  { data, seed }: Pick<Bench, 'data' | 'seed'>,
  { attack, epsilon255, params }: AttackStep,
  n: number,
): Omit<AccuracyRecord, 'kind' | 'outcome' | 'command'> {
  return { attack, epsilon255, params, data, n, seed };
}

/** Whether each of the first `n` pictures was named rightly when clean. Throws where that was not measured yet. */
export function cleanFlags(bench: Bench, { id, results }: BenchModel, n: number): boolean[] {
  const clean = results.accuracy({
    kind: 'accuracy',
    ...aboutOf(bench, { attack: 'none', epsilon255: 0, params: {} }, n),
  });
  if (!clean) throw new Error(`${id} has no clean accuracy on ${n} pictures`);
  return flagsOf(clean.outcome).slice(0, n);
}

/** Runs with a model on the backend, loaded when it is first asked for and freed at the end. */
export async function withModel(
  bench: Bench,
  id: string,
  work: (model: () => Promise<Classifier>) => Promise<void>,
): Promise<void> {
  let model: Classifier | undefined;
  try {
    await work(async () => (model ??= await bench.load(id)));
  } finally {
    model?.dispose();
  }
}

/** A step in words, e.g. "pgd ε 8/255, steps 20, loss margin". */
export function nameOf({ attack, epsilon255, params }: AttackStep): string {
  const schema = attacks.find(({ id }) => id === attack)?.params ?? {};
  const settings = paramsText(schema, params).map((text) => `, ${text}`);
  const name = attack === 'none' ? 'clean' : `${attack} ε ${epsilon255}/255`;
  return `${name}${settings.join('')}`;
}
