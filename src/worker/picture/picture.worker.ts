/** Opens pictures off the main thread. */
import { Host } from '../rpc/host';
import type { ToWorker } from '../rpc/protocol';
import { decode } from './decode';
import type { PictureExchanges } from './protocol';

const host = new Host<PictureExchanges>({ decode: ({ file, name }) => decode(file, name) }, (message, transfer) =>
  self.postMessage(message, { transfer }),
);

self.onmessage = ({ data }: MessageEvent<ToWorker<PictureExchanges>>) => host.receive(data);
