import { checkpointAt, checkRecord, stepRecord } from '@/domain/testing/training-record';
import type { StepRecord, TrainingEvent } from '@/domain/training/record';
import type { Network } from '../protocol';
import type { HostedTrainer } from './trainer-host';

/** A trainer whose one weight is the number of its steps; for tests. */
export class FakeTrainer implements HostedTrainer {
  step: number;
  freed = 0;

  constructor(
    readonly batch: number,
    from: number,
    private readonly steps: number,
    /** What happens at a step before it counts. */
    private readonly at: (step: number) => StepRecord | undefined = () => undefined,
  ) {
    this.step = from;
  }

  async *run(): AsyncGenerator<TrainingEvent, void, void> {
    while (this.step < this.steps) {
      const record = this.at(this.step + 1) ?? stepRecord(this.step + 1);
      this.step++;
      yield { kind: 'step', record };
    }
  }

  async *check(): AsyncGenerator<TrainingEvent, void, void> {
    yield { kind: 'checking', done: 0, total: 2 };
    yield { kind: 'checking', done: 1, total: 2 };
    yield { kind: 'check', record: checkRecord(this.step) };
  }

  network(): Promise<Network> {
    return Promise.resolve({ input: { name: `after-${this.step}`, shape: [1] }, operations: [] });
  }

  checkpoint() {
    return Promise.resolve(checkpointAt(this.step, this.batch));
  }

  dispose(): void {
    this.freed++;
  }
}
