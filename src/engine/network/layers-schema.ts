import { z } from 'zod';

const size = z.number().int().nonnegative();

const quantization = z.union([
  z.object({ dtype: z.literal('float16') }),
  z.object({ dtype: z.enum(['uint8', 'uint16']), scale: z.number(), min: z.number() }),
]);

const weightEntry = z.object({
  name: z.string(),
  shape: z.array(size).max(6),
  dtype: z.enum(['float32', 'int32', 'uint8', 'bool']),
  quantization: quantization.optional(),
});

/** One part of a path that can lead nowhere but down. */
const plainName = String.raw`(?!\.)[^/\\:?#%\p{Cc}]+`;

/**
 * A shard beside `model.json` or in a folder there, so that no model can reach for anything else. TensorFlow.js writes
 * `./` in front of it.
 */
export const shardName = z
  .string()
  .transform((path) => path.replace(/^(\.\/)+/, ''))
  .pipe(z.string().regex(new RegExp(`^${plainName}(/${plainName})*$`, 'u'), 'a shard must be a plain file name'));

const manifestGroup = z.object({
  paths: z.array(shardName).min(1).max(1000),
  weights: z.array(weightEntry).max(20_000),
});

/** An activation by its name, which Keras 3 wraps up where it is a function; what else it may be is for its reader. */
const activation = z.union([
  z.object({ class_name: z.literal('function'), config: z.string() }).transform(({ config }) => config),
  z.object({ class_name: z.literal('Softmax') }).transform(() => 'softmax'),
  z.unknown(),
]);

const layer = z.object({
  class_name: z.string(),
  name: z.string().optional(),
  config: z.looseObject({ name: z.string().optional(), activation: activation.optional() }),
  inbound_nodes: z.array(z.unknown()).optional(),
});

/** `[layer, node, tensor]`, a reference to a layer's result. */
export const reference = z.tuple([z.string(), size, size]).rest(z.unknown());

/** A list of references; Keras 3 leaves the brackets out where it is one. */
const references = z.union([z.array(reference), reference.transform((one) => [one])]);

const functional = z.object({
  class_name: z.enum(['Functional', 'Model']),
  config: z.object({
    layers: z.array(layer).min(1).max(5000),
    input_layers: references,
    output_layers: references,
  }),
});

const sequential = z.object({
  class_name: z.literal('Sequential'),
  config: z.union([z.array(layer).min(1), z.object({ layers: z.array(layer).min(1).max(5000) })]),
});

/** Kinds of models whose layers are listed. */
export const modelKinds: readonly string[] = ['Functional', 'Model', 'Sequential'];

/** What kind of model a `model.json` says it holds. */
export const modelKindSchema = z
  .object({
    modelTopology: z.union([
      z.object({ class_name: z.string() }),
      z.object({ model_config: z.object({ class_name: z.string() }) }).transform((wrapped) => wrapped.model_config),
    ]),
  })
  .transform(({ modelTopology }) => modelTopology.class_name);

/** A model's layers; a layer may itself be such a model. */
export const topologySchema = z.discriminatedUnion('class_name', [functional, sequential]);

/** Which weights lie where, in Layers and graph models alike. */
export const weightsManifestSchema = z.array(manifestGroup).max(1000);

/** `model.json` of a TensorFlow.js Layers model, as far as it is read here. */
export const layersModelSchema = z.object({
  format: z.string().optional(),
  /** Keras's own exporter wraps the topology once more. */
  modelTopology: z.union([
    topologySchema,
    z.object({ model_config: topologySchema }).transform((wrapped) => wrapped.model_config),
  ]),
  weightsManifest: weightsManifestSchema,
});

export type LayersModel = z.infer<typeof layersModelSchema>;
export type LayersTopology = z.infer<typeof topologySchema>;
export type Layer = z.infer<typeof layer>;
export type ManifestGroup = z.infer<typeof manifestGroup>;
export type WeightEntry = z.infer<typeof weightEntry>;
