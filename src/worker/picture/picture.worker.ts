/** Opens pictures off the main thread. */
import { toFailure } from '@/domain/errors';
import { decode } from './decode';
import type { DecodeReply, DecodeRequest } from './protocol';

function reply(message: DecodeReply, transfer: Transferable[]): void {
  self.postMessage(message, { transfer });
}

self.onmessage = async ({ data }: MessageEvent<DecodeRequest>) => {
  try {
    const picture = await decode(data.file, data.name);
    reply({ picture }, [picture.pixels.data.buffer]);
  } catch (error) {
    reply({ failure: toFailure(error) }, []);
  }
};
