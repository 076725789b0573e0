import { LimelightError } from '@/domain/errors';
import type { ModelCard } from '@/domain/model-card';
import type { OwnPictures } from '@/domain/training/own-pictures';
import type { OwnFile } from '../../protocol';
import type { DataReply, DataRequest } from './protocol';

/** The part of a `Worker` that is used here. */
export interface DataWorker {
  onmessage: ((event: MessageEvent<DataReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: DataRequest): void;
  terminate(): void;
}

/** How far the reading of pictures is. */
export type OnReading = (progress: { readonly done: number; readonly total: number }) => void;

/** What can be asked; every call has a worker of its own, which ends with it. Rejects with `worker-crashed` too. */
export interface DataClient {
  /** The person's pictures by class. Rejects as `readOwnPictures` does, and with an `AbortError` when `signal` fires. */
  readPictures(
    request: Omit<Extract<DataRequest, { kind: 'read' }>, 'kind'>,
    onReading: OnReading,
    signal: AbortSignal,
  ): Promise<OwnPictures>;
  /** A model and its card as a zip. */
  zipModel(card: ModelCard, files: readonly OwnFile[]): Promise<Blob>;
}

/** A client of workers that `spawn` makes. */
export function createDataClient(spawn: () => DataWorker): DataClient {
  return {
    async readPictures(request, onReading, signal) {
      const reply = await ask(spawn, { kind: 'read', ...request }, onReading, signal);
      if (reply.type === 'pictures') return reply.own;
      throw crashed();
    },
    async zipModel(card, files) {
      const reply = await ask(spawn, { kind: 'zip', card, files });
      if (reply.type === 'zip') return reply.blob;
      throw crashed();
    },
  };
}

function ask(
  spawn: () => DataWorker,
  request: DataRequest,
  onReading: OnReading = () => undefined,
  signal?: AbortSignal,
): Promise<DataReply> {
  return new Promise((resolve, reject) => {
    const worker = spawn();
    const end = () => {
      signal?.removeEventListener('abort', abort);
      worker.terminate();
    };
    const abort = () => {
      end();
      reject(new DOMException('These pictures are no longer wanted.', 'AbortError'));
    };
    signal?.addEventListener('abort', abort);
    worker.onerror = (event) => {
      event.preventDefault();
      end();
      reject(crashed());
    };
    worker.onmessage = ({ data }) => {
      if (data.type === 'progress') return onReading(data);
      end();
      if (data.type !== 'failure') return resolve(data);
      const { code, message, hint } = data.failure;
      reject(new LimelightError(code, message, hint));
    };
    worker.postMessage(request);
  });
}

function crashed(): LimelightError {
  return new LimelightError(
    'worker-crashed',
    'The part that reads and packs files stopped working.',
    'Try again, perhaps with fewer or smaller files.',
  );
}

/** The page's own. */
export const dataClient = createDataClient(
  () => new Worker(new URL('./data.worker.ts', import.meta.url), { type: 'module', name: 'data' }),
);
