import { LimelightError, toFailure, type Failure } from '@/domain/errors';
import type { FromTrainer, ToTrainer, TrainingJob } from './protocol';

/** The part of `Worker` that the client needs; tests give it a port of their own. */
export interface TrainerPort {
  postMessage(message: ToTrainer): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromTrainer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** What the page's side of a training is told. */
export interface TrainerListener {
  onMessage(message: FromTrainer): void;
  /** The worker died; nothing more comes. */
  onCrash(failure: Failure): void;
}

/** The page's side of one training in one worker, which ends with it. */
export class TrainerClient {
  constructor(
    private readonly port: TrainerPort,
    job: TrainingJob,
    listener: TrainerListener,
  ) {
    port.onmessage = ({ data }) => {
      if (isLast(data)) this.dispose();
      listener.onMessage(data);
    };
    port.onerror = (event) => {
      event.preventDefault();
      this.dispose();
      listener.onCrash(crash(event.message));
    };
    port.postMessage({ type: 'start', job });
  }

  pause(): void {
    this.port.postMessage({ type: 'pause' });
  }

  resume(): void {
    this.port.postMessage({ type: 'resume' });
  }

  /** End within a step, after a last look at the pictures held out, and keep the model. */
  end(): void {
    this.port.postMessage({ type: 'end' });
  }

  /** End within a step and keep the model. */
  stop(): void {
    this.port.postMessage({ type: 'stop' });
  }

  /** End for good, at once for the listener; the worker frees what it holds and goes. */
  cancel(): void {
    const { port } = this;
    port.onmessage = ({ data }) => isLast(data) && this.dispose();
    port.onerror = (event) => {
      event.preventDefault();
      this.dispose();
    };
    port.postMessage({ type: 'cancel' });
  }

  private dispose(): void {
    this.port.onmessage = null;
    this.port.onerror = null;
    this.port.terminate();
  }
}

/** Whether nothing comes after a message. */
function isLast({ type }: FromTrainer): boolean {
  return type === 'finished' || type === 'cancelled' || type === 'failure' || type === 'lost';
}

function crash(detail: string): Failure {
  return toFailure(
    new LimelightError(
      'worker-crashed',
      `The trainer stopped unexpectedly (${detail}).`,
      'Training continues from the last checkpoint.',
    ),
  );
}
