import { storeHook } from './store-hook';
import type { LimelightActions, LimelightState } from './types';

/** State and actions of the comparison in one store; panels select the slices they draw. */
export const useLimelight = storeHook<LimelightState & LimelightActions>();
