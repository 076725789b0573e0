/** Compares maps off the main thread: ranks and windows over 224 × 224 values take longer than a frame. */
import { measureMaps } from '@/domain/map-measures';
import { Host } from '../rpc/host';
import type { ToWorker } from '../rpc/protocol';
import type { MeasureExchanges } from './protocol';

const host = new Host<MeasureExchanges>(
  { measure: async ({ first, second }) => measureMaps(first, second) },
  (message) => self.postMessage(message),
);

self.onmessage = ({ data }: MessageEvent<ToWorker<MeasureExchanges>>) => host.receive(data);
