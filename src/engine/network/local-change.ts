import { concat, slice, tidy, keep, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Interpreter } from './interpreter';
import type { Network, Shape } from './network';
import { inputsOf, joined, localOperations, outputsOf, type Box, type Reach, type Span } from './reach';
import { cutPoints } from './stages';

/** What pictures that differ from some pictures only within boxes have in common with them. */
export interface LocalChange {
  /** The network's result for `pictures`, [B, ...], each of which differs from the one it stands for only within the box. */
  run(pictures: Tensor4D, box: Box): Tensor;
  /** Frees what is held of the pictures. */
  dispose(): void;
}

/** A part of the network between two results at which it hangs by one thread. */
interface Stage {
  readonly from: string;
  readonly to: string;
  readonly rows: Line;
  readonly columns: Line;
}

/** What a stage does along one axis. */
interface Line {
  /** Its input's length. */
  readonly length: number;
  /** The product of its strides. */
  readonly stride: number;
  /** Which of its results meet these of its inputs. */
  readonly changed: (span: Span) => Span;
  /** Which of its inputs these of its results meet. */
  readonly needed: (span: Span) => Span;
}

/** How to run a network on pictures that differ from others only within boxes. */
export type LocalRuns = (pictures: Tensor4D) => LocalChange;

/**
 * Runs that compute anew only what a change within a box can reach: stage by stage a window around it, the rest being the
 * pictures' own. A stage ends where the network hangs by the fewest values of a resolution; from where windows would be the
 * whole on, and beyond the last operation that meets neighbourhoods alone, everything is computed.
 */
export function localRuns(network: Network, interpreter: Interpreter): LocalRuns {
  const stages = stagesOf(network);
  return (pictures) => {
    const own = tidy(() => {
      const found: Tensor4D[] = [keep(pictures.clone())];
      for (const { from, to } of stages) found.push(keep(interpreter.run(found.at(-1)!, { from, to }) as Tensor4D));
      return found;
    });
    return {
      run: (changed, box) =>
        tidy(() => {
          let within = box;
          let patch = cut(changed, box);
          let done = 0;
          for (const { from, to, rows, columns } of stages) {
            const reached = { rows: rows.changed(within.rows), columns: columns.changed(within.columns) };
            const window = { rows: windowOf(rows, reached.rows), columns: windowOf(columns, reached.columns) };
            if (size(window.rows) === rows.length && size(window.columns) === columns.length) break;
            const seen = pasted(own[done]!, window, patch, within);
            const made = interpreter.run(seen, { from, to }) as Tensor4D;
            const shift = ([start, end]: Span, line: Line, at: Span): Span => [
              start - at[0] / line.stride,
              end - at[0] / line.stride,
            ];
            patch = cut(made, {
              rows: shift(reached.rows, rows, window.rows),
              columns: shift(reached.columns, columns, window.columns),
            });
            within = reached;
            done++;
          }
          const whole = own[done]!;
          const all: Box = { rows: [0, whole.shape[1]], columns: [0, whole.shape[2]] };
          return interpreter.run(pasted(whole, all, patch, within), {
            from: stages[done - 1]?.to ?? network.input.name,
          });
        }),
      dispose: () => own.forEach((each) => each.dispose()),
    };
  };
}

/** The inputs a window must hold for these results: from and to where strides and paddings fall as in the whole. */
function windowOf({ length, stride, needed }: Line, results: Span): Span {
  const [from, to] = needed(results);
  const start = Math.floor(from / stride) * stride;
  const end = start + Math.ceil((to - start - (length % stride)) / stride) * stride + (length % stride);
  return [start, Math.min(Math.max(end, to), length)];
}

/** What `whole` holds in the window, but for the patch within its box, which lies in the window. */
function pasted(whole: Tensor4D, window: Box, patch: Tensor4D, { rows, columns }: Box): Tensor4D {
  const part = (box: Box) => (size(box.rows) > 0 && size(box.columns) > 0 ? [cut(whole, box)] : []);
  const left = part({ rows, columns: [window.columns[0], columns[0]] });
  const right = part({ rows, columns: [columns[1], window.columns[1]] });
  const above = part({ rows: [window.rows[0], rows[0]], columns: window.columns });
  const below = part({ rows: [rows[1], window.rows[1]], columns: window.columns });
  return concat([...above, concat([...left, patch, ...right], 2), ...below], 1);
}

function cut(picture: Tensor4D, { rows, columns }: Box): Tensor4D {
  return slice(picture, [0, rows[0], columns[0], 0], [-1, size(rows), size(columns), -1]);
}

function size([from, to]: Span): number {
  return Math.max(0, to - from);
}

function stagesOf(network: Network): Stage[] {
  const local = localOperations(network);
  const operations = local.map(({ operation }) => operation);
  const cuts = new Set(cutPoints(network).map(({ name }) => name));
  /** By resolution the last of the cut points with the fewest channels. */
  const ends = new Map<string, { readonly name: string; readonly shape: Shape }>();
  for (const { name, shape } of operations) {
    const resolution = `${shape[0]} × ${shape[1]}`;
    const best = ends.get(resolution);
    if (cuts.has(name) && !(best && best.shape[2]! < shape[2]!)) ends.set(resolution, { name, shape });
  }
  const { input } = network;
  let from = input.name;
  let first = 0;
  return [...ends.values()].map(({ name }) => {
    const end = operations.findIndex((operation) => operation.name === name) + 1;
    const part = local.slice(first, end);
    const begin = from;
    [from, first] = [name, end];
    const along = (axis: 'rows' | 'columns') =>
      lineOf(
        begin,
        name,
        part.map(({ operation: { name, inputs }, reach }) => ({ name, inputs, reach: reach[axis] })),
      );
    return { from: begin, to: name, rows: along('rows'), columns: along('columns') };
  });
}

function lineOf(
  from: string,
  to: string,
  steps: readonly { readonly name: string; readonly inputs: readonly string[]; readonly reach: Reach }[],
): Line {
  const strides = new Map([[from, 1]]);
  for (const { name, inputs, reach } of steps) strides.set(name, strides.get(inputs[0]!)! * reach.stride);
  return {
    length: steps[0]!.reach.input,
    stride: strides.get(to)!,
    changed(span) {
      const spans = new Map([[from, span]]);
      for (const { name, inputs, reach } of steps)
        for (const input of inputs) spans.set(name, joined(spans.get(name), outputsOf(reach, spans.get(input)!)));
      return spans.get(to)!;
    },
    needed(span) {
      const spans = new Map([[to, span]]);
      for (const { name, inputs, reach } of steps.toReversed()) {
        const wanted = spans.get(name);
        if (wanted) for (const input of inputs) spans.set(input, joined(spans.get(input), inputsOf(reach, wanted)));
      }
      return spans.get(from)!;
    },
  };
}
