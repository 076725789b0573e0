import { storeHook } from '../store-hook';
import type { LeagueActions, LeagueState } from './types';

/** State and actions of the comparison of methods in one store. */
export const useLeague = storeHook<LeagueState & LeagueActions>();
