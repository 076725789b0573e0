import type { ParamSchema } from './params';

/** What a person is told about an attack or a saliency method: the part of the method's value that is plain data. */
export interface MethodDescriptor {
  readonly id: string;
  readonly label: string;
  /** One line for a newcomer. */
  readonly summary: string;
  /** The formula in plain text, one click away from the summary. */
  readonly formula: string;
  /** The paper, as "Authors, year, title". */
  readonly reference: string;
  readonly params: ParamSchema;
}

/** A saliency method also says how its values read. */
export interface SaliencyDescriptor extends MethodDescriptor {
  /** Signed maps get a diverging colour scale with zero in the middle; unsigned ones a sequential scale from zero. */
  readonly signed: boolean;
}
