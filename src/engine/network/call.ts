import { z } from 'zod';
import { reference, type Layer } from './layers-schema';

/** What is written into a call besides results of layers (a number, numbers, a slice), and its place among the arguments. */
export interface Constant {
  readonly value: unknown;
  readonly place: number;
}

/** How a functional layer is called: names of the layers whose results it takes, and constants. */
export interface Call {
  readonly inputs: readonly string[];
  readonly constants: readonly Constant[];
}

/** A layer with the names of the layers it reads from; one of a nested model is called `<model>/<layer>`. */
export interface Node extends Call {
  readonly name: string;
  readonly layer: Layer;
}

const settings = z.record(z.string(), z.unknown());

/** A tensor as Keras 3 writes it. */
const kerasTensor = z
  .object({ class_name: z.literal('__keras_tensor__'), config: z.object({ keras_history: reference }) })
  .transform(({ config }) => config.keras_history);

const kerasCall = z.object({ args: z.array(z.unknown()), kwargs: settings.default({}) });

/** One call of Keras 2: results of layers; of an operation the first argument, which may be a constant, and the others by name. */
const olderCall = z.union([
  z.array(reference),
  z.tuple([z.literal('_CONSTANT_VALUE'), z.literal(-1), z.unknown(), settings]).transform((call) => [call] as const),
  reference.transform((call) => [call] as const),
]);

/** Arguments of operations that may be given by name, in their order. */
const named = ['inputs', 'x', 'x1', 'x2', 'y', 'bias', 'slice_spec', 'dtype'];

/** What a layer's inbound node says, as Keras 2 or as Keras 3 writes it; undefined where it is written otherwise. */
export function readCall(node: unknown): Call | undefined {
  const given = argumentsOf(node);
  const inputs: string[] = [];
  const constants: Constant[] = [];
  given?.forEach((value, place) => {
    const results = resultsIn(value);
    if (results) inputs.push(...results);
    else constants.push({ value, place });
  });
  return given && { inputs, constants };
}

function argumentsOf(node: unknown): unknown[] | undefined {
  const call = kerasCall.safeParse(node).data;
  if (call) return [...call.args, ...byName(call.kwargs)];
  const calls = olderCall.safeParse(node).data;
  const firsts = calls?.map((one) => (one[0] === '_CONSTANT_VALUE' ? one[2] : one.slice(0, 3)));
  return firsts && [...firsts, ...byName(settings.safeParse(calls?.[0]?.[3]).data ?? {})];
}

function byName(given: Readonly<Record<string, unknown>>): unknown[] {
  return named.flatMap((name) => (given[name] === undefined || given[name] === null ? [] : [given[name]]));
}

const results = z.union([
  kerasTensor.transform((one) => [one]),
  // Several side by side are one argument of a layer.
  z.array(kerasTensor).min(1),
  reference.transform((one) => [one]),
]);

function resultsIn(argument: unknown): string[] | undefined {
  return results.safeParse(argument).data?.map(([name]) => name);
}
