import type { Layer } from '@/domain/activations';
import type { Network } from './network';

/** Steps with the names of what each reads from, in an order in which each comes after its inputs. */
export interface Steps<S extends { readonly name: string; readonly inputs: readonly string[] }> {
  readonly input: { readonly name: string };
  readonly operations: readonly S[];
}

/**
 * Operations at which a network hangs by one thread: everything after depends on what came before through this one
 * result alone.
 */
export function cutPoints<S extends { readonly name: string; readonly inputs: readonly string[] }>({
  input,
  operations,
}: Steps<S>): S[] {
  const positions = new Map([[input.name, -1], ...operations.map(({ name }, i) => [name, i] as const)]);
  let earliest = Infinity;
  const cuts: S[] = [];
  for (let i = operations.length - 1; i >= 0; i--) {
    const operation = operations[i]!;
    if (earliest >= i) cuts.unshift(operation);
    earliest = Math.min(earliest, ...operation.inputs.map((name) => positions.get(name) ?? -1));
  }
  return cuts;
}

/** Kinds of operations whose result is the activation of a stage of the network. */
const stageKinds: ReadonlySet<string> = new Set(['convolution', 'depthwiseConvolution', 'activation', 'add']);

/**
 * Names of the layers a class activation map can be made of, input side first: cut points that are still pictures and
 * end a stage, so that a convolution followed by its activation counts once, by the activation.
 */
export function activationLayers(network: Network): string[] {
  const followed = new Set(
    network.operations
      .filter(({ body }) => body.kind === 'activation' || body.kind === 'affine')
      .flatMap(({ inputs }) => inputs),
  );
  return cutPoints(network)
    .filter(({ name, shape, body }) => stageKinds.has(body.kind) && isPicture(shape) && !followed.has(name))
    .map(({ name }) => name);
}

/** Names of the affine operations that only say the colours of the pixels in other numbers. */
export function colourMaps({ input, operations }: Network): Set<string> {
  const pixels = new Set([input.name]);
  const maps = new Set<string>();
  for (const { name, inputs, body } of operations) {
    if ((body.kind !== 'affine' && body.kind !== 'reverse') || !pixels.has(inputs[0]!)) continue;
    pixels.add(name);
    if (body.kind === 'affine') maps.add(name);
  }
  return maps;
}

/** Kinds of operations that compute nothing: they put what they are given in another place. */
const placing: ReadonlySet<string> = new Set(['zeroPadding', 'reverse', 'reshape']);

/** Every operation that computes more than other numbers for the colours, and whose result is a picture; input side first. */
export function pictureLayers(network: Network): Layer[] {
  const colours = colourMaps(network);
  return network.operations
    .filter(({ name, body, shape }) => !placing.has(body.kind) && !colours.has(name) && isPicture(shape))
    .map(({ name, shape: [height = 1, width = 1, channels = 1] }) => ({ name, height, width, channels }));
}

function isPicture([height = 1, width = 1, channels]: readonly number[]): boolean {
  return channels !== undefined && height * width > 1;
}
