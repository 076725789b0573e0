import { graphModelSchema, type GraphModelJson } from '../graph/graph-schema';
import { readGraph, type Graph } from '../graph/read-graph';
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
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== 'graph-model')
    return { kind: 'layers', model: parseLayersModel(json) };
  const model = checked(graphModelSchema, json, 'model.json is not a graph model');
  return { kind: 'graph', model, graph: readGraph(model) };
}

/** The shape of its input as it declares it, without the batch; null where it takes any length. */
export function declaredInputOf(json: ModelJson): readonly (number | null)[] {
  return json.kind === 'layers' ? declaredInput(json.model) : json.graph.input.shape.slice(1);
}
