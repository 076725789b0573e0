import { useShallow } from 'zustand/react/shallow';
import { useCascade, type CascadeState } from './faithfulness/cascade';
import { useLeague } from './faithfulness/store';
import type { LeagueRun } from './faithfulness/types';
import { isUnderWay } from './training/run';
import { useTraining } from './training/store';
import type { TrainingState } from './training/types';

/** What goes on beside the scene, and takes minutes rather than moments. */
export type LongWork = 'comparing' | 'randomising' | 'training';

/** Where each of them is: of everything long that the page does, all that the rest of the page may ask. */
export interface Standings {
  readonly league: LeagueRun['state'] | undefined;
  readonly cascade: CascadeState['state'];
  readonly training: Pick<TrainingState, 'phase' | 'elsewhere' | 'atRisk'>;
}

/** The long work that goes on; of several the one that shares the engine with the scene. */
export function longWork({ league, cascade, training: { phase } }: Standings): LongWork | undefined {
  if (league === 'running') return 'comparing';
  if (cascade === 'running') return 'randomising';
  return isUnderWay(phase) && phase !== 'paused' ? 'training' : undefined;
}

/** Whether to leave the page would lose long work, or what came of it. */
export function leavingLoses({ league, cascade, training: { atRisk } }: Standings): boolean {
  return league === 'running' || cascade === 'running' || atRisk;
}

/**
 * Whether a newer release has to wait: to take it would cut long work short or lose what came of it, a training in
 * another tab too, as a release is taken for all of them.
 */
export function updateMustWait(standings: Standings): boolean {
  const { phase, elsewhere } = standings.training;
  return leavingLoses(standings) || isUnderWay(phase) || elsewhere;
}

/** What of the page's long work is asked for; drawn anew when the answer changes. */
export function useLongWork<T extends string | boolean | undefined>(ask: (standings: Standings) => T): T {
  const league = useLeague((s) => s.run?.state);
  const cascade = useCascade((s) => s.state);
  const training = useTraining(useShallow(({ phase, elsewhere, atRisk }) => ({ phase, elsewhere, atRisk })));
  return ask({ league, cascade, training });
}
