import { networkBounds } from './bounds';
import type { Part } from './layer-context';
import type { Network, Operation, Shape } from './network';
import { corrupt, unsupported } from './refusal';

/** The result of an operation, or the input. */
export interface Result {
  readonly name: string;
  /** Without the batch. */
  readonly shape: Shape;
}

/** Puts a network together step by step, each made of parts, within what a page can run (see `networkBounds`). */
export class Assembly {
  private readonly operations: Operation[] = [];
  private readonly taken: Set<string>;
  private readonly bounded = networkBounds();

  constructor(private readonly input: Result) {
    this.taken = new Set([input.name]);
  }

  /** Appends a step of earlier results; one without parts changes nothing, and its result is its input's. */
  add(name: string, inputs: readonly Result[], parts: readonly Part[]): Result {
    let names = inputs.map((each) => each.name);
    const named = new Map<Part | 'input', string>([['input', names[0] ?? '']]);
    parts.forEach((part, i) => {
      const { body, shape, beside } = part;
      const own = i === parts.length - 1 ? name : nameOfPart(name, parts, i);
      if (this.taken.has(own)) throw unsupported('same-name', { name: own });
      this.taken.add(own);
      const others = beside === undefined ? [] : [named.get(beside) ?? ''];
      this.operations.push(this.bounded({ name: own, inputs: [...names, ...others], shape, body }));
      named.set(part, own);
      names = [own];
    });
    const last = parts.at(-1);
    if (last) return { name, shape: last.shape };
    if (inputs[0]) return inputs[0];
    throw corrupt('layer-without-input', { layer: name });
  }

  /** Throws `model-unsupported` where there is nothing in it. */
  network(): Network {
    const { input, operations } = this;
    if (operations.length === 0) throw unsupported('computes-nothing');
    return { input, operations };
  }
}

/** A part by its kind, and by its place where an earlier one is of that kind. */
function nameOfPart(name: string, parts: readonly Part[], i: number): string {
  const { kind } = parts[i]!.body;
  const first = parts.findIndex((part) => part.body.kind === kind);
  return `${name}/${kind}${first === i ? '' : `_${i}`}`;
}
