import { schemaIn } from '@/domain/method';
import { resolveParams, type ParamSchema, type ParamValues } from '@/domain/params';
import type { LessonFacts } from '@/domain/lesson/condition';
import { looks, type Look } from '@/domain/lesson/schema';
import type { CascadeState } from '../faithfulness/cascade';
import type { LeagueState } from '../faithfulness/types';
import type { TrainingState } from '../training/types';
import type { Cell, Column, LimelightState } from '../types';

/** The states that a lesson looks at. */
export interface Looked {
  readonly page: LimelightState;
  readonly training: Pick<TrainingState, 'step'>;
  readonly cascade: Pick<CascadeState, 'state'>;
  readonly league: LeagueState;
}

/** What a lesson may ask for, as it is on the page now; of what is still being computed nothing is said. */
export function factsOf({ page, training, cascade, league }: Looked): LessonFacts {
  const { scene, columns, catalogue } = page;
  const [map] = scene.maps;
  const withOutcome = (outcome: 'fooled' | 'held') =>
    columns.filter((column) => outcomeOf(column, scene.attack.on) === outcome).map(({ modelId }) => modelId);
  return {
    attackOn: scene.attack.on,
    method: scene.attack.id,
    params: complete(scene.attack.params, schemaIn(catalogue?.attacks, scene.attack.id)),
    mapParams: map ? complete(map.params, schemaIn(catalogue?.saliency, map.method)) : {},
    source: scene.attack.source,
    frame: scene.frame,
    maps: scene.maps.map(({ method }) => method),
    explains: typeof scene.explained === 'number' ? className(columns[0], scene.explained) : scene.explained,
    overlay: scene.view.overlay,
    picture: scene.picture.kind === 'own' ? 'own' : scene.picture.id,
    models: scene.models,
    fooled: withOutcome('fooled'),
    held: withOutcome('held'),
    seen: seenBy(columns, scene.attack.on),
    looks: looks.filter((look) => isLookedAt(page, look)),
    drawn: columns.filter(({ synthesis }) => isFinal(synthesis)).map(({ modelId }) => modelId),
    forgettingDone: cascade.state === 'done',
    leagueDone: league.run?.state === 'done',
    trainedSteps: training.step,
  };
}

function complete(given: ParamValues, schema: ParamSchema): ParamValues {
  return resolveParams(schema, given).params;
}

function isFinal({ value, stale, busy }: Cell<unknown>): boolean {
  return value !== undefined && !stale && !busy;
}

function className(column: Column | undefined, label: number): string {
  return column?.card?.classes[label] ?? String(label);
}

/** What the attack's result did to a model's answer; nothing while either picture's is on its way, or a step is shown. */
function outcomeOf({ clean, attacked }: Column, attackOn: boolean): 'fooled' | 'held' | undefined {
  const prediction = attacked.value?.prediction;
  if (!attackOn || !clean.value || !prediction || attacked.value.frame) return undefined;
  if (!isFinal(clean) || !isFinal(attacked)) return undefined;
  return prediction.label === clean.value.label ? 'held' : 'fooled';
}

/** What each model sees: of the attacked picture while the attack is on. Nothing before all of them have said. */
function seenBy(columns: readonly Column[], attackOn: boolean): LessonFacts['seen'] {
  const seen = columns.flatMap((column) => {
    const cell = attackOn ? column.attacked : column.clean;
    const prediction = attackOn ? column.attacked.value?.prediction : column.clean.value;
    if (!prediction || !isFinal(cell)) return [];
    const percent = 100 * (prediction.probabilities[prediction.label] ?? 0);
    return { className: className(column, prediction.label), percent };
  });
  return seen.length === columns.length ? seen : [];
}

function isLookedAt(page: LimelightState, look: Look): boolean {
  switch (look) {
    case 'steps':
      return page.playbackOpen;
    case 'epsilon':
      return page.epsilonOpen;
    case 'transfer':
      return page.transferOpen;
    case 'activations':
      return page.activationsView !== undefined;
    default:
      return look satisfies never;
  }
}
