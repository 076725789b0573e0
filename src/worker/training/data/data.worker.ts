/** Reads a person's pictures and packs models, off the main thread. */
import { toFailure } from '@/domain/errors';
import { modelZip } from '@/engine/models/own/model-zip';
import { readOwnPictures } from '@/engine/training/data/read-own-pictures';
import { decode } from '../../picture/decode';
import type { DataReply, DataRequest } from './protocol';

/** Milliseconds between two reports. */
const reportInterval = 50;

const reply = (message: DataReply) => self.postMessage(message);

self.onmessage = async ({ data: request }: MessageEvent<DataRequest>) => {
  try {
    if (request.kind === 'read') reply(await read(request));
    else reply({ type: 'zip', blob: await modelZip(request.card, request.files) });
  } catch (thrown) {
    reply({ type: 'failure', failure: toFailure(thrown) });
  }
};

async function read({ files, shape, seed }: Extract<DataRequest, { kind: 'read' }>): Promise<DataReply> {
  const reading = readOwnPictures(files, {
    shape,
    seed,
    decode: async (file, name) => (await decode(file, name)).pixels,
  });
  let last = -Infinity;
  for (;;) {
    const { done, value } = await reading.next();
    if (done) return { type: 'pictures', own: value };
    if (performance.now() - last < reportInterval) continue;
    last = performance.now();
    reply({ type: 'progress', ...value });
  }
}
