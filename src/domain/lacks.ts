/**
 * What may be asked of a model beside its scores: gradients by the pixels; activations of layers, and gradients by these; a
 * backward pass that goes by other rules than the derivative's; rectifiers for such rules to act on.
 */
export type Need = 'gradients' | 'activations' | 'backward-rules' | 'rectifiers';

/** Why something cannot be had of a model. */
export type Lack =
  | { readonly lack: 'no-picture-layer' | 'no-rectifier' }
  /** An operation of a graph through which no gradient can be taken, or because of which the graph stays frozen. */
  | { readonly lack: 'no-gradient' | 'frozen-rules' | 'frozen-weights'; readonly name: string; readonly op: string };

/** What cannot be had of a model, or done with it, and why. */
export type Lacks = Readonly<Partial<Record<Need | 'training', Lack>>>;
