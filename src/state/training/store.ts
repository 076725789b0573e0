import { storeHook } from '../store-hook';
import type { TrainingActions, TrainingState } from './types';

/** State and actions of the fine-tuning of a model in one store. */
export const useTraining = storeHook<TrainingState & TrainingActions>();
