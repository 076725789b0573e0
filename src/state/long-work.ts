import type { CascadeState } from './faithfulness/cascade';
import type { LeagueRun } from './faithfulness/types';
import { isUnderWay } from './training/run';
import type { TrainingPhase } from './training/types';

/** What goes on beside the scene, and takes minutes rather than moments. */
export type LongWork = 'comparing' | 'randomising' | 'training';

/** Where each of them is. */
interface Standings {
  readonly league: LeagueRun['state'] | undefined;
  readonly cascade: CascadeState['state'];
  readonly training: TrainingPhase;
}

/** The long work that goes on; of several the one that shares the engine with the scene. */
export function longWork({ league, cascade, training }: Standings): LongWork | undefined {
  if (league === 'running') return 'comparing';
  if (cascade === 'running') return 'randomising';
  return isUnderWay(training) && training !== 'paused' ? 'training' : undefined;
}
