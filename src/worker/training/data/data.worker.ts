/** Reads a person's pictures, and packs models and bundles, off the main thread. */
import { modelZip } from '@/engine/models/own/model-zip';
import { fetchSource } from '@/engine/models/fetch-source';
import { SHARD, writeLayersModel } from '@/engine/network/write-layers-model';
import { readHeldOut } from '@/engine/training/data/bundled';
import { readOwnPictures } from '@/engine/training/data/read-own-pictures';
import { decode } from '../../picture/decode';
import { Host } from '../../rpc/host';
import type { ToWorker } from '../../rpc/protocol';
import { openBundle, packBundle } from './bundle';
import type { DataExchanges } from './protocol';

/** Milliseconds between two reports. */
const reportInterval = 50;

const host = new Host<DataExchanges>(
  {
    async read({ files, shape, seed }, { report, signal }) {
      const reading = readOwnPictures(files, {
        shape,
        seed,
        decode: async (file, name) => (await decode(file, name)).pixels,
      });
      let last = -Infinity;
      for (;;) {
        const { done, value } = await reading.next();
        if (done) return value;
        signal.throwIfAborted();
        if (performance.now() - last < reportInterval) continue;
        last = performance.now();
        report(value);
      }
    },
    async heldOut({ baseUrl }) {
      const source = fetchSource(baseUrl);
      return readHeldOut((name) => source.read(name));
    },
    async write({ network }) {
      const { json, weights } = writeLayersModel(network, 'fine-tuned');
      return [
        { name: 'model.json', blob: new Blob([json]) },
        { name: SHARD, blob: new Blob([weights]) },
      ];
    },
    zip: ({ card, files }) => modelZip(card, files),
    packBundle,
    openBundle: ({ file, name }) => openBundle(file, name),
  },
  (message) => self.postMessage(message),
);

self.onmessage = ({ data }: MessageEvent<ToWorker<DataExchanges>>) => host.receive(data);
