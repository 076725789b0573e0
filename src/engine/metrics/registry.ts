import { alignment } from './alignment';
import { gini } from './gini';
import { infidelity } from './infidelity';
import { averageDrop, increase } from './kept-confidence';
import { maxSensitivity } from './max-sensitivity';
import type { MapMetric } from './metric';
import { deletion, insertion } from './removal';
import { sensitivityN } from './sensitivity-n';
import { stability } from './stability';

const all = [
  deletion,
  insertion,
  sensitivityN,
  infidelity,
  averageDrop,
  increase,
  maxSensitivity,
  stability,
  alignment,
  gini,
] as const;

/** Every measure of maps there is. */
export const mapMetrics: readonly MapMetric[] = all;

/** The id of a measure: what there must be words for. */
export type MapMetricId = (typeof all)[number]['id'];
