import type { Weight } from '../../network/network';
import { inputsOf, type Attribute, type GraphNode } from './graph-schema';

/**
 * TensorFlow writes a dilated convolution as one of pictures taken apart into every nth pixel: SpaceToBatchND, the
 * convolution, BatchToSpaceND. Here these are one convolution again, under the name of the last, with its dilation and the
 * zeros around the picture. What is not of that pattern stays as it is.
 */
export function withDilations(
  order: readonly GraphNode[],
  constants: ReadonlyMap<string, Weight>,
): readonly GraphNode[] {
  const byName = new Map(order.map((node) => [node.name, node]));
  const uses = new Map<string, number>();
  for (const node of order) for (const from of inputsOf(node)) uses.set(from, (uses.get(from) ?? 0) + 1);
  const absorbed = new Set<string>();
  const read = order.map((last): GraphNode => {
    const [convolution, apart] = [sourceOf(last), sourceOf(sourceOf(last))];
    if (last.op !== 'BatchToSpaceND' || !convolution || apart?.op !== 'SpaceToBatchND') return last;
    const [block, crops] = numbersGiven(last);
    const [sameBlock, zeros] = numbersGiven(apart);
    const isPlain =
      /^(Conv2D|DepthwiseConv2dNative)$/.test(convolution.op) && atob(convolution.attr['padding']?.s ?? '') === 'VALID';
    const isAlone = [convolution, apart].every(({ name }) => uses.get(name) === 1);
    if (!isPlain || !isAlone || block?.length !== 2 || block.join() !== sameBlock?.join()) return last;
    const [top, bottom, left, right] = zeros ?? [];
    const [above = 0, below = 0, before = 0, after = 0] = crops ?? [];
    const around = [top! - above, bottom! - below, left! - before, right! - after];
    // What is cut off at the front would shift the filter's places.
    if (above !== 0 || before !== 0 || !around.every((side) => side >= 0)) return last;
    [convolution, apart].forEach(({ name }) => absorbed.add(name));
    const attr = {
      ...convolution.attr,
      dilations: listing([1, ...block, 1]),
      padding: { s: btoa('EXPLICIT') },
      explicit_paddings: listing([0, 0, ...around, 0, 0]),
    };
    return { ...convolution, name: last.name, attr, input: [inputsOf(apart)[0]!, ...inputsOf(convolution).slice(1)] };
  });
  return read.filter(({ name }) => !absorbed.has(name));

  function sourceOf(node: GraphNode | undefined): GraphNode | undefined {
    return node && byName.get(inputsOf(node)[0] ?? '');
  }

  function numbersGiven(node: GraphNode): (readonly number[] | undefined)[] {
    return inputsOf(node)
      .slice(1)
      .map((from) => constants.get(from) && [...constants.get(from)!.values]);
  }
}

function listing(numbers: readonly number[]): Attribute {
  return { list: { i: [...numbers] } };
}
