import type { Clock } from '@/domain/clock';
import type { Failure } from '@/domain/errors';
import type { Exchanges } from './protocol';
import { Client, type Port } from './rpc/client';

export { Cancelled } from './rpc/client';

/** The part of the engine's worker that its client needs. */
export type WorkerPort = Port<Exchanges>;

/** The page's side of the engine worker; see `Client`. */
export class EngineClient extends Client<Exchanges> {
  constructor(port: WorkerPort, onLost: (failure: Failure) => void, clock?: Clock) {
    super(port, onLost, 'engine', clock);
  }
}
