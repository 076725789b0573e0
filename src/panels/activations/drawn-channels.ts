import type { Activations, Channel } from '@/domain/activations';
import type { DisplayMap } from '@/domain/display';
import { isFlat } from '@/domain/flat-map';

/** The rows of a channel: of one the numbers of which mean what. */
export type MapRow = 'clean' | 'attacked' | 'change';

/** A channel made ready for the eye. */
export interface DrawnChannel {
  readonly index: number;
  readonly flat: boolean;
  /** Means over the picture. */
  readonly means: { readonly clean: number; readonly attacked?: number };
  readonly maps: { readonly clean: DisplayMap } & Partial<Record<MapRow, DisplayMap>>;
}

/** The channels of a layer, and the magnitude that takes the end colour in each row: the same in the two that are alike. */
export interface DrawnChannels {
  readonly channels: readonly DrawnChannel[];
  readonly rows: readonly MapRow[];
  /** Whether activations below zero are shown. */
  readonly signed: boolean;
  readonly limits: { readonly activation: number; readonly change: number | undefined };
}

/**
 * All channels shown share one colour scale, clean and attacked; what the attack changes has its own, with zero in the
 * middle. Activations have zero at an end of their scale, or in the middle where some are negative.
 */
export function drawnChannels({ channels, layer: { width, height } }: Activations): DrawnChannels {
  const activations = channels.flatMap(({ clean, attacked }) => [clean, ...(attacked ? [attacked] : [])]);
  const signed = activations.some((values) => values.some((value) => value < 0));
  const display = (values: Float32Array, sign: boolean): DisplayMap => {
    const [min, max] = extremes(values);
    return { width, height, values, signed: sign, min, max, noise: 0, broken: 0 };
  };
  const drawn = channels.map((channel) => {
    const change = changeOf(channel);
    const { index, clean, attacked } = channel;
    const cleanMap = display(clean, signed);
    return {
      index,
      flat: isFlat(cleanMap),
      means: { clean: meanOf(clean), ...(attacked && { attacked: meanOf(attacked) }) },
      maps: {
        clean: cleanMap,
        ...(attacked && { attacked: display(attacked, signed) }),
        ...(change && { change: display(change, true) }),
      },
    };
  });
  const changes = drawn.flatMap(({ maps }) => maps.change ?? []);
  return {
    channels: drawn,
    rows: changes.length > 0 ? ['clean', 'attacked', 'change'] : ['clean'],
    signed,
    limits: {
      activation: largest(drawn.flatMap(({ maps }) => [maps.clean, ...(maps.attacked ? [maps.attacked] : [])])),
      change: changes.length > 0 ? largest(changes) : undefined,
    },
  };
}

/** The end of the scale of a row. */
export function limitOf({ limits }: DrawnChannels, row: MapRow): number {
  return row === 'change' ? (limits.change ?? 0) : limits.activation;
}

function changeOf({ clean, attacked }: Channel): Float32Array | undefined {
  return attacked?.map((value, i) => value - clean[i]!);
}

function largest(maps: readonly DisplayMap[]): number {
  return Math.max(0, ...maps.flatMap(({ min, max }) => [Math.abs(min), Math.abs(max)]));
}

function extremes(values: Float32Array): [min: number, max: number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
