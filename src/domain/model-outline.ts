import type { Measurement, ModelCard } from './model-card';

/** A measured line without its circumstances: enough for a chart. */
export type OutlineMeasurement = Pick<
  Measurement,
  'attack' | 'epsilon255' | 'accuracy' | 'engine' | 'params' | 'source'
>;

/**
 * What the page knows of every model before its card is opened, small enough to come with the page: who it is, what it
 * costs and its headline numbers. Every whole card is an outline too.
 */
export interface ModelOutline extends Pick<
  ModelCard,
  'id' | 'family' | 'label' | 'summary' | 'inputShape' | 'parameters' | 'weightBytes' | 'limits'
> {
  readonly measurements: readonly OutlineMeasurement[];
}

/** One file of a model's folder; `hash` is the SHA-256 of its bytes in hexadecimal. */
export interface ModelFile {
  readonly name: string;
  readonly bytes: number;
  readonly hash: string;
}

/** A model that is shipped with the page: its outline and the files that make it. */
export interface ZooEntry extends ModelOutline {
  readonly files: readonly ModelFile[];
}

/** The ε, in steps of 0 to 255, whose accuracies stand for a model; 0 is the clean picture. */
export const HEADLINE_EPSILONS = [0, 2, 4, 8] as const;

/** How well a line answers "how robust at this ε": the worst of several losses, 20 steps, measured by PyTorch. */
function preference({ params, engine }: OutlineMeasurement): number {
  const worst = String(params['loss'] ?? '').startsWith('worst');
  return (worst ? 4 : 0) + (params['steps'] === 20 ? 2 : 0) + (engine === 'pytorch' ? 1 : 0);
}

/**
 * The line a chart shows for an ε: the clean accuracy for 0, white-box PGD otherwise. Preferred is the worst of several
 * losses, then 20 steps, then PyTorch's count, then the larger one; `undefined` where nothing of the kind was measured.
 */
export function headlineAt<M extends OutlineMeasurement>(lines: readonly M[], epsilon255: number): M | undefined {
  const fitting = lines.filter(
    (line) =>
      line.source === undefined &&
      line.epsilon255 === epsilon255 &&
      (epsilon255 === 0 ? line.attack === 'none' : /^pgd/.test(line.attack)),
  );
  return fitting.sort((a, b) => preference(b) - preference(a) || b.accuracy.n - a.accuracy.n)[0];
}

/** A card cut down to its outline. */
export function outlineOf(card: ModelCard): ModelOutline {
  const { id, family, label, summary, inputShape, parameters, weightBytes, limits, measurements } = card;
  const headlines = HEADLINE_EPSILONS.flatMap((epsilon255) => headlineAt(measurements, epsilon255) ?? []);
  return {
    ...{ id, family, label, summary, inputShape, parameters, weightBytes, limits },
    measurements: headlines.map(({ attack, epsilon255, accuracy, engine, params }) => ({
      ...{ attack, epsilon255, accuracy, engine, params },
    })),
  };
}
