/** Compares maps off the main thread: ranks and windows over 224 × 224 values take longer than a frame. */
import { mapShift } from '@/domain/map-shift';
import { Host } from '../rpc/host';
import type { ToWorker } from '../rpc/protocol';
import type { MeasureExchanges } from './protocol';

const host = new Host<MeasureExchanges>(
  { shift: async ({ clean, attacked }) => mapShift(clean, attacked) },
  (message) => self.postMessage(message),
);

self.onmessage = ({ data }: MessageEvent<ToWorker<MeasureExchanges>>) => host.receive(data);
