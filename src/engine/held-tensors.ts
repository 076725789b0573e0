import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * The tensors an async generator holds from one step to the next, where `tidy` cannot reach: whatever is still held
 * when the generator ends, for whatever reason, is freed by `dispose` in its `finally`.
 */
export class HeldTensors {
  private readonly held = new Set<Tensor>();

  /** Takes ownership. */
  hold<T extends Tensor>(tensor: T): T {
    this.held.add(tensor);
    return tensor;
  }

  /** Takes ownership of `next` and frees `old`. */
  replace<T extends Tensor>(old: T, next: T): T {
    this.free(old);
    return this.hold(next);
  }

  /** Frees one held tensor now. */
  free(tensor: Tensor): void {
    if (this.held.delete(tensor)) tensor.dispose();
  }

  /** Gives the tensor to the caller: it is no longer freed here. */
  release<T extends Tensor>(tensor: T): T {
    this.held.delete(tensor);
    return tensor;
  }

  /** Frees everything still held. */
  dispose(): void {
    for (const tensor of this.held) tensor.dispose();
    this.held.clear();
  }
}
