import { z } from 'zod';
import { graphModelSchema, type GraphModelJson } from './graph/graph-schema';
import { readGraph, type Graph } from './graph/read-graph';
import { checked, jsonIn } from '../network/checked';
import type { LayersModel } from '../network/layers-schema';
import { declaredInput, parseLayersModel } from '../network/read-layers-model';

/** A checked `model.json`: a Layers model, or a frozen graph. */
export type ModelJson =
  | { readonly kind: 'layers'; readonly model: LayersModel }
  | { readonly kind: 'graph'; readonly model: GraphModelJson; readonly graph: Graph };

/** Checks a `model.json` of either kind. Throws `model-corrupt` or `model-unsupported`. */
export function parseModelJson(bytes: Uint8Array): ModelJson {
  const json = jsonIn(bytes, 'model.json');
  if (!holdsGraph(json)) return { kind: 'layers', model: parseLayersModel(json) };
  const model = checked(graphModelSchema, json, 'model.json', 'graph-model');
  return { kind: 'graph', model, graph: readGraph(model) };
}

/** A frozen graph says so, or holds the nodes of one where an older exporter left that out. */
const graphSchema = z.union([
  z.object({ format: z.literal('graph-model') }),
  z.object({ modelTopology: z.object({ node: z.array(z.unknown()) }) }),
]);

function holdsGraph(json: unknown): boolean {
  return graphSchema.safeParse(json).success;
}

/** The shape of its input as it declares it, without the batch; null where it takes any length. */
export function declaredInputOf(json: ModelJson): readonly (number | null)[] {
  return json.kind === 'layers' ? declaredInput(json.model) : json.graph.input.shape.slice(1);
}
