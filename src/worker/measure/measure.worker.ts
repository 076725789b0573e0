/** Compares maps off the main thread, and bootstraps: ranks of 224 × 224 values take longer than a frame, intervals of many means seconds. */
import { leagueTable } from '@/domain/league';
import { measureMaps } from '@/domain/map-measures';
import { Host } from '../rpc/host';
import type { ToWorker } from '../rpc/protocol';
import type { MeasureExchanges } from './protocol';

const host = new Host<MeasureExchanges>(
  {
    maps: async ({ first, second }) => measureMaps(first, second),
    league: async ({ pictures, metrics }) => leagueTable(pictures, metrics),
  },
  (message) => self.postMessage(message),
);

self.onmessage = ({ data }: MessageEvent<ToWorker<MeasureExchanges>>) => host.receive(data);
