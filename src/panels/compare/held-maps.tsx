import type { MapCost } from '@/domain/method';
import { usualSaliency } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import type { Cell, ExplainedMap } from '@/state/types';
import { text } from '@/text';
import { mapName } from '../shared/map-names';
import { timeAbout } from '../shared/time-about';

interface HeldMapsProps {
  readonly modelId: string;
  /** One for each explanation of the scene. */
  readonly cells: readonly (Cell<ExplainedMap> | undefined)[];
}

/** What the maps of a row would take that take so long that a person has to say so first, with the way to say it. */
export function HeldMaps({ modelId, cells }: HeldMapsProps) {
  return cells.map((cell, index) => cell?.held && <HeldMap key={index} {...{ modelId, index }} cost={cell.held} />);
}

function HeldMap({ modelId, index, cost }: { modelId: string; index: number; cost: MapCost }) {
  const name = useLimelight((s) => mapName(s, s.scene.maps[index]!));
  const isUsual = useLimelight((s) => Object.keys(s.scene.maps[index]!.params).length === 0);
  const dispatch = useLimelight((s) => s.dispatch);
  const startMap = useLimelight((s) => s.startMap);
  return (
    <p className="row-note small" role="status" data-testid="map-held">
      {text.compare.map.cost(name, cost.passes, timeAbout(cost.milliseconds))}{' '}
      <button type="button" data-testid="map-start" onClick={() => startMap(modelId, index)}>
        {text.compare.map.start}
      </button>{' '}
      {!isUsual && (
        <button type="button" onClick={() => dispatch(usualSaliency(index))}>
          {text.compare.map.usual}
        </button>
      )}
    </p>
  );
}
