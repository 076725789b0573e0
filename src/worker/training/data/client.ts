import type { ModelCard } from '@/domain/model-card';
import type { Bundle } from '@/domain/scene-file/bundle';
import type { LabelledBytes } from '@/domain/training/data';
import type { OwnPictures } from '@/domain/training/own-pictures';
import type { Network, OwnFile } from '../../protocol';
import { Cancelled, Client, type Port, type RequestOptions } from '../../rpc/client';
import type { KindOf } from '../../rpc/protocol';
import type { DataExchanges } from './protocol';

/** How far the reading of pictures is. */
export type OnReading = (progress: DataExchanges['read']['progress']) => void;

/** What can be asked; every call has a worker of its own, which ends with it. Rejects with `worker-crashed` too. */
export interface DataClient {
  /** The person's pictures by class. Rejects as `readOwnPictures` does, and with an `AbortError` when `signal` fires. */
  readPictures(request: DataExchanges['read']['ask'], onReading: OnReading, signal: AbortSignal): Promise<OwnPictures>;
  /** The pictures held out of the set in that folder; rejects as `readBundled` does, and with an `AbortError`. */
  readHeldOut(baseUrl: string, signal: AbortSignal): Promise<LabelledBytes>;
  /** A network of pixels in [0, 1] as the files of a model: model.json and its shard. */
  writeModel(network: Network): Promise<readonly OwnFile[]>;
  /** A model and its card as a zip. */
  zipModel(card: ModelCard, files: readonly OwnFile[]): Promise<Blob>;
  /** A scene and its picture as a zip. */
  packBundle(bundle: Bundle): Promise<Blob>;
  /** What such a zip holds, `name` being its own; rejects with `scene-file-…`, and with an `AbortError`. */
  openBundle(file: Blob, name: string, signal: AbortSignal): Promise<Bundle>;
}

/** A client of workers that `spawn` makes. */
export function createDataClient(spawn: () => Port<DataExchanges>): DataClient {
  async function ask<K extends KindOf<DataExchanges>>(
    kind: K,
    request: DataExchanges[K]['ask'],
    options: RequestOptions<DataExchanges[K]['progress']>,
  ): Promise<DataExchanges[K]['answer']> {
    const client = new Client<DataExchanges>(spawn(), () => undefined, 'file-reader');
    try {
      return await client.request(kind, request, options);
    } catch (thrown) {
      if (thrown instanceof Cancelled) throw new DOMException('These files are no longer wanted.', 'AbortError');
      throw thrown;
    } finally {
      client.dispose();
    }
  }
  return {
    readPictures: (request, onProgress, signal) => ask('read', request, { onProgress, signal }),
    readHeldOut: (baseUrl, signal) => ask('heldOut', { baseUrl }, { signal }),
    writeModel: (network) => ask('write', { network }, {}),
    zipModel: (card, files) => ask('zip', { card, files }, {}),
    packBundle: (bundle) => ask('packBundle', bundle, {}),
    openBundle: (file, name, signal) => ask('openBundle', { file, name }, { signal }),
  };
}
