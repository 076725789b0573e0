import { z } from 'zod';
import { weightsManifestSchema } from '../../network/layers-schema';

/** One number of a GraphDef, which protocol buffers write as text where it may be long. */
const integer = z.union([z.number(), z.string().transform(Number)]);

const dimension = z.object({ size: integer.default(0) });

/** An attribute of a node, as far as it is read here; the converter reads the rest. */
const attribute = z.looseObject({
  s: z.string().optional(),
  f: z.number().optional(),
  b: z.boolean().optional(),
  i: integer.optional(),
  shape: z.object({ dim: z.array(dimension).default([]), unknownRank: z.boolean().optional() }).optional(),
  list: z.looseObject({ s: z.array(z.string()).optional(), i: z.array(integer).optional() }).optional(),
});

const node = z.looseObject({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z.record(z.string(), attribute).default({}),
});

const tensorInfo = z.looseObject({ name: z.string() });

/** `model.json` of a frozen graph as `tensorflowjs_converter` writes it. */
export const graphModelSchema = z.object({
  format: z.string().optional(),
  generatedBy: z.string().optional(),
  convertedBy: z.string().nullish(),
  modelTopology: z.looseObject({ node: z.array(node).min(1).max(50_000) }),
  signature: z
    .looseObject({
      inputs: z.record(z.string(), tensorInfo).optional(),
      outputs: z.record(z.string(), tensorInfo).optional(),
    })
    .optional(),
  modelInitializer: z.unknown().optional(),
  weightsManifest: weightsManifestSchema,
});

export type GraphModelJson = z.infer<typeof graphModelSchema>;
export type GraphNode = z.infer<typeof node>;
export type Attribute = z.infer<typeof attribute>;

/** The text of an attribute: strings travel in base 64. */
export function textOf(value: string | undefined): string | undefined {
  return value === undefined ? undefined : atob(value);
}

/** The name of the node that an input `name`, `name:1` or `^name` refers to. */
export function nodeOf(input: string): string {
  return input.replace(/^\^/, '').replace(/:\d+$/, '');
}

/** Whether a switch is on, or a mask of axes set for the first of them. */
export function isOn({ attr }: GraphNode, name: string): boolean {
  return attr[name]?.b ?? ((attr[name]?.i ?? 0) & 1) === 1;
}

/** The numbers that an attribute lists; undefined where it is left out. */
export function numbersIn({ attr }: GraphNode, name: string): readonly number[] | undefined {
  return attr[name]?.list?.i;
}

/** Whether an attribute names the type of numbers that have a point. */
export function isFloat({ attr }: GraphNode, name: string): boolean {
  const type = attr[name]?.['type'];
  return type === 'DT_FLOAT' || type === 1;
}

/** The axes that a Squeeze names; none where it means every side of one. */
export function squeezedAxes(node: GraphNode): readonly number[] {
  return numbersIn(node, 'squeeze_dims') ?? numbersIn(node, 'axis') ?? [];
}

/** What a node reads, by `outputOf`; what it only waits for is left out. */
export function inputsOf({ input }: GraphNode): string[] {
  return input.filter((from) => !from.startsWith('^')).map((from) => from.replace(/:0$/, ''));
}

/** The name of an output of a node; of the first that of the node. */
export function outputOf(node: string, i: number): string {
  return i === 0 ? node : `${node}:${i}`;
}
