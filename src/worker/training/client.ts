import type { Clock } from '@/domain/clock';
import type { Failure } from '@/domain/errors';
import { Client, type Port } from '../rpc/client';
import type { TrainerExchanges } from './protocol';

/** The part of the trainer's worker that its client needs. */
export type TrainerPort = Port<TrainerExchanges>;

/** The page's side of one training in one worker; see `Client`. */
export class TrainerClient extends Client<TrainerExchanges> {
  constructor(port: TrainerPort, onLost: (failure: Failure) => void, clock?: Clock) {
    super(port, onLost, 'trainer', clock);
  }
}
