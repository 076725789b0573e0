import { LimelightError } from '@/domain/errors';
import type { DecodedPicture, DecodeReply, DecodeRequest } from './protocol';

export type { DecodedPicture } from './protocol';

/** The part of a `Worker` that is used here. */
export interface PictureWorker {
  onmessage: ((event: MessageEvent<DecodeReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: DecodeRequest): void;
  terminate(): void;
}

/**
 * Opens a picture file. Rejects with a `LimelightError` (`picture-…`, `worker-crashed`), or with an `AbortError` when
 * `signal` fires or a newer call takes over: that one says nothing about the file, so show nothing.
 */
export type DecodePicture = (file: Blob, name: string, signal?: AbortSignal) => Promise<DecodedPicture>;

function superseded(): DOMException {
  return new DOMException('A newer picture was opened.', 'AbortError');
}

function abortReason(signal: AbortSignal): unknown {
  return signal.reason;
}

function crashed(): LimelightError {
  return new LimelightError(
    'worker-crashed',
    'The part that opens pictures stopped working.',
    'Try again, perhaps with a smaller picture.',
  );
}

/**
 * A decoder with a worker of its own, spawned when first needed. Newest wins: a call stops the one before it. Decoding
 * cannot be interrupted, so a stopped call takes its worker with it.
 */
export function createPictureDecoder(spawn: () => PictureWorker): DecodePicture {
  let idle: PictureWorker | undefined;
  let stopRunning: ((reason: unknown) => void) | undefined;

  return (file, name, signal) => {
    stopRunning?.(superseded());
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(abortReason(signal));
      const worker = idle ?? spawn();
      idle = undefined;

      const settle = () => {
        signal?.removeEventListener('abort', onAbort);
        stopRunning = undefined;
      };
      const stop = (reason: unknown) => {
        settle();
        worker.terminate();
        reject(reason);
      };
      const onAbort = () => stop(signal && abortReason(signal));
      stopRunning = stop;
      signal?.addEventListener('abort', onAbort);

      worker.onerror = () => stop(crashed());
      worker.onmessage = ({ data }) => {
        settle();
        idle = worker;
        if ('picture' in data) resolve(data.picture);
        else reject(new LimelightError(data.failure.code, data.failure.message, data.failure.hint));
      };
      worker.postMessage({ file, name });
    });
  };
}

/** The page's one decoder. */
export const decodePicture: DecodePicture = createPictureDecoder(
  () => new Worker(new URL('./picture.worker.ts', import.meta.url), { type: 'module', name: 'picture' }),
);
