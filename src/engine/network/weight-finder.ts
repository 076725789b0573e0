import type { LayerContext, WantedWeights } from './layer-context';
import type { Shape, Weight } from './network';
import { corrupt, unsupported } from './refusal';
import type { Node } from './call';
import { nameOf } from './topology';

/** Other names of a layer's weights: Keras 3 calls every filter `kernel`. */
const otherNames: Readonly<Record<string, readonly string[]>> = { depthwise_kernel: ['kernel'] };

/**
 * Finds layers' weights among those of a model. A weight is called by the layer's own name, which exporters use even for
 * layers of nested models; where two layers share a name, or the exporter writes scopes in front of it, by the path; then
 * by what it is (`kernel`) or by its place among the layer's weights (`vars/0`). Throws `model-corrupt` for one that is
 * missing or of the wrong shape, `model-unsupported` where the model's weights go by names not known here.
 */
export function weightFinder(
  nodes: readonly Node[],
  weights: ReadonlyMap<string, Weight>,
): (node: Node) => LayerContext['weights'] {
  const uses = new Map<string, number>();
  for (const { layer } of nodes) uses.set(nameOf(layer), (uses.get(nameOf(layer)) ?? 0) + 1);
  const keys = [...weights.keys()];
  const paths = new Set(nodes.map(({ name }) => name));
  const called = (node: Node, end: string): Weight | undefined => {
    const own = nameOf(node.layer);
    const scoped = (name: string): Weight | undefined => {
      const found = keys.filter((key) => key.endsWith(`/${name}/${end}`) && !paths.has(key.slice(0, -end.length - 1)));
      return found.length === 1 ? weights.get(found[0]!) : undefined;
    };
    return (
      weights.get(`${node.name}/${end}`) ??
      (uses.get(own) === 1 ? weights.get(`${own}/${end}`) : undefined) ??
      scoped(node.name) ??
      scoped(own)
    );
  };
  const missing = (node: Node, wanted: WantedWeights, name: string): Error => {
    const known = endsOf(wanted).flat();
    const strange = keys.filter((key) => {
      const parts = key.split('/');
      const layer = parts.findLast((part) => uses.has(part));
      return layer === undefined || (layer === nameOf(node.layer) && !known.some((end) => key.endsWith(`/${end}`)));
    });
    if (strange.length === 0) return corrupt('weight-missing', { weight: `${node.name}/${name}` });
    return unsupported('unknown-weights', { layer: node.name, weight: name, found: strange.slice(0, 2) });
  };
  return (node) => (wanted) => {
    const ends = endsOf(wanted);
    const found = Object.entries(wanted)
      .filter((entry): entry is [string, Shape] => entry[1] !== false)
      .map(([name, shape], i): [string, Weight] => {
        const weight = ends[i]?.reduce<Weight | undefined>((before, end) => before ?? called(node, end), undefined);
        if (!weight) throw missing(node, wanted, name);
        if (weight.shape.join() === shape.join()) return [name, weight];
        throw corrupt('weight-shape', { weight: `${node.name}/${name}`, found: weight.shape, wanted: shape });
      });
    return Object.fromEntries(found) as ReturnType<LayerContext['weights']> as never;
  };
}

/** What each wanted weight's name may end in. */
function endsOf(wanted: WantedWeights): string[][] {
  return Object.keys(wanted)
    .filter((name) => wanted[name] !== false)
    .map((name, i) => [name, ...(otherNames[name] ?? []), `vars/${i}`]);
}
