import { Cancelled, Client, type Port } from '../rpc/client';
import { Supervisor } from '../rpc/supervisor';
import type { DecodedPicture, PictureExchanges } from './protocol';

export type { DecodedPicture } from './protocol';

/**
 * Opens a picture file. Rejects with a `LimelightError` (`picture-…`, `worker-crashed`), or with an `AbortError` when
 * `signal` fires or a newer call takes over: that one says nothing about the file, so show nothing.
 */
export type DecodePicture = (file: Blob, name: string, signal?: AbortSignal) => Promise<DecodedPicture>;

/**
 * A decoder with a worker of its own, spawned when first needed. Newest wins: a call stops the one before it. Decoding
 * cannot be interrupted, so a stopped call takes its worker with it.
 */
export function createPictureDecoder(spawn: () => Port<PictureExchanges>): DecodePicture {
  const workers = new Supervisor({
    start: (onLost) => new Client<PictureExchanges>(spawn(), onLost, 'picture-opener'),
  });

  return async (file, name, signal) => {
    signal?.throwIfAborted();
    if (workers.running?.busy) workers.end();
    const { client } = workers;
    const stop = () => workers.running === client && workers.end();
    signal?.addEventListener('abort', stop);
    try {
      return await client.request('decode', { file, name });
    } catch (thrown) {
      signal?.throwIfAborted();
      if (thrown instanceof Cancelled) throw new DOMException('A newer picture was opened.', 'AbortError');
      throw thrown;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  };
}
