import {
  add,
  concat,
  div,
  minimum,
  mul,
  reshape,
  split,
  sqrt,
  square,
  sum,
  tensor1d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core';
import type { Rank, Scalar, Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { numbersEndToEnd } from '@/domain/end-to-end';
import type { Checkpoint } from '@/domain/training/checkpoint';
import type { TrainingSettings } from '@/domain/training/params';
import type { Parameter } from '../network/trainable';
import type { LossAndGradients } from './loss';
import { blend, optimiserOf, type Optimiser } from '../optimiser';
import { averageDecay, learningRate } from './schedule';

/** Everything that changes from step to step, all weights end to end, on the backend. */
type State = { readonly weights: Tensor1D; readonly average: Tensor1D; readonly moments: Tensor1D[] };

/** What a step would do: taken with `accept`, left with `refuse`. */
export type Proposal = {
  readonly state: State;
  /** [terms…, gradient norm before clipping]; the one tensor a step has to read back. */
  readonly scalars: Tensor1D;
};

type Saved = Pick<Checkpoint, 'weights' | 'average' | 'moments'>;

/** The weights that learn, their running average and the optimiser's moments. */
export class Learner {
  private state: State;
  private readonly decays: Tensor1D;
  private readonly optimiser: Optimiser;
  private readonly sizes: number[];

  /** From the network's own weights, or from where a training was saved. */
  constructor(
    private readonly parameters: readonly Parameter[],
    private readonly settings: TrainingSettings,
    saved?: Saved,
  ) {
    this.optimiser = optimiserOf(settings);
    this.sizes = parameters.map(({ size }) => size);
    const initial = saved?.weights ?? numbersEndToEnd(parameters.map((parameter) => parameter.initial));
    this.state = {
      weights: tensor1d(initial),
      average: tensor1d(saved?.average ?? initial),
      moments: Array.from({ length: this.optimiser.moments }, (_, i) => {
        const moment = saved?.moments[i];
        return moment ? tensor1d(moment) : zeros<Rank.R1>([initial.length]);
      }),
    };
    this.decays = tensor1d(
      numbersEndToEnd(parameters.map(({ size, decays }) => new Float32Array(size).fill(decays ? 1 : 0))),
    );
  }

  /** The weights, one tensor a parameter. The caller's. */
  values(): Tensor[] {
    return tidy(() =>
      split(this.state.weights, this.sizes).map((flat, i) => reshape(flat, [...this.parameters[i]!.shape])),
    );
  }

  /** The update of the step with this number, from 0. Nothing changes until it is accepted. */
  propose({ terms, gradients }: LossAndGradients, step: number): Proposal {
    const { weights, average, moments } = this.state;
    const { clipNorm, weightDecay } = this.settings;
    return tidy(() => {
      const whole = concat(gradients.map((gradient) => reshape<Rank.R1>(gradient, [-1])));
      const norm = sqrt(sum<Scalar>(square(whole)));
      const gradient = clipNorm > 0 ? mul<Tensor1D>(whole, minimum(1, div(clipNorm, add(norm, 1e-6)))) : whole;
      const rate = learningRate(step, this.settings);
      const { decays } = this;
      const next = this.optimiser.update({ weights, gradient, moments, decays, rate, weightDecay, step });
      const kept = averageDecay(step, this.settings.average);
      return {
        state: { ...next, average: blend(average, next.weights, kept) },
        scalars: concat([terms, reshape<Rank.R1>(norm, [1])]),
      };
    });
  }

  accept({ state, scalars }: Proposal): void {
    this.free();
    scalars.dispose();
    this.state = state;
  }

  refuse({ state, scalars }: Proposal): void {
    [scalars, ...tensorsOf(state)].forEach((tensor) => tensor.dispose());
  }

  /** Everything read back, for a checkpoint. */
  async read(): Promise<Saved> {
    const { weights, average, moments } = this.state;
    const [w, a, ...rest] = await Promise.all([weights, average, ...moments].map(values));
    return { weights: w!, average: a!, moments: rest };
  }

  /** The running average, one array a parameter. */
  async readAverage(): Promise<Float32Array<ArrayBuffer>[]> {
    const flat = await values(this.state.average);
    let offset = 0;
    return this.sizes.map((size) => flat.slice(offset, (offset += size)));
  }

  dispose(): void {
    this.free();
    this.decays.dispose();
  }

  private free(): void {
    tensorsOf(this.state).forEach((tensor) => tensor.dispose());
  }
}

function tensorsOf({ weights, average, moments }: State): Tensor[] {
  return [weights, average, ...moments];
}

/** A copy of its own: on the processor `data` may be the tensor's memory itself. */
async function values(tensor: Tensor): Promise<Float32Array<ArrayBuffer>> {
  return Float32Array.from(await tensor.data());
}
