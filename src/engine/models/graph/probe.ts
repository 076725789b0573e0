import type { GraphModel } from '@tensorflow/tfjs-converter';
import { dispose, fill, tidy, type io } from '@tensorflow/tfjs-core';
import { isOutOfMemory } from '../../backends/out-of-memory';
import { corrupt, unsupported } from '../../network/refusal';
import { activationCandidates } from './activation-layers';
import type { Graph } from './read-graph';

/** What one run of a graph tells about it. */
export interface Probed {
  /** Shapes of results, batch of one included, by node: the logits and every candidate for an activation layer. */
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  /** Multiply-adds of its convolutions and matrix products for one picture. */
  readonly multiplyAdds: number;
}

const weighing = new Set(['Conv2D', 'DepthwiseConv2dNative', 'MatMul']);

/**
 * Runs the graph once on a grey picture. Throws `model-unsupported` for an operation that the converter does not know,
 * `model-corrupt` where the graph contradicts itself.
 */
export function probed(
  graph: Graph,
  model: GraphModel<io.IOHandlerSync>,
  inputShape: readonly [number, number, number],
  weights: readonly io.WeightsManifestEntry[],
): Probed {
  const counts = new Map(
    weights.map(({ name, shape }) => [name, shape.reduce((product, length) => product * length, 1)]),
  );
  const heavy = graph.path.filter(({ op }) => weighing.has(op));
  const asked = [...new Set([graph.logits, ...[...activationCandidates(graph), ...heavy].map(({ name }) => name)])];
  const results = attempt(graph, () =>
    // Of one result the converter gives that, and no list.
    tidy(() => [model.execute({ [graph.input.name]: fill([1, ...inputShape], 0.5) }, asked)].flat()),
  );
  const shapes = new Map(asked.map((name, i) => [name, results[i]!.shape]));
  dispose(results);
  const multiplyAdds = heavy.reduce((sum, { name, op, node }) => {
    const [, height = 1, width = 1] = op === 'MatMul' ? [] : (shapes.get(name) ?? []);
    return sum + (counts.get(node.input[1] ?? '') ?? 0) * height * width;
  }, 0);
  return { shapes, multiplyAdds };
}

function attempt<T>(graph: Graph, run: () => T): T {
  try {
    return run();
  } catch (thrown) {
    if (isOutOfMemory(thrown)) throw thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const [, kernel, backend] = /^Kernel '([^']+)' not registered for backend '([^']+)'/.exec(message) ?? [];
    if (kernel !== undefined) throw unsupported('backend-lacks', { backend: String(backend), kernel });
    const unknown = /^Unknown op '([^']+)'/.exec(message)?.[1];
    if (unknown === undefined) throw corrupt('cannot-run', { problem: message }, { cause: thrown });
    const node = graph.nodes.find(({ op }) => op === unknown);
    throw unsupported('unknown-operation', { node: node?.name ?? unknown, op: unknown });
  }
}
