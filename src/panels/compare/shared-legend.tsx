import { useLimelight } from '@/state/store';
import { selectDiverging, sharedLimit } from '../shared/map-display';
import { ScaleLegend } from './scale-legend';

interface SharedLegendProps {
  /** The model whose scale it is; without one, the scale of every map on the screen. */
  readonly modelId?: string;
}

/**
 * The colour scale that the maps share; only its place while there is no map. Nothing where there is another scale, or
 * several explanations: then each map has its own below it.
 */
export function SharedLegend({ modelId = '' }: SharedLegendProps) {
  const limit = useLimelight((s) => sharedLimit(s, 0, modelId));
  const several = useLimelight((s) => s.scene.maps.length > 1);
  const signed = useLimelight(selectDiverging);
  const { scale, gamma, clipPercentile } = useLimelight((s) => s.scene.view);
  if (several || scale !== (modelId === '' ? 'shared' : 'model')) return null;
  const clipped = clipPercentile < 100 ? `clipped at the ${clipPercentile}th percentile` : 'unclipped';
  return (
    <div className="shared-legend" data-waiting={limit === 0} title={`Maps are drawn to this scale, ${clipped}.`}>
      <span className="quiet small">{modelId === '' ? `one scale for all maps, ${clipped}` : 'map scale'}</span>
      <ScaleLegend signed={signed} limit={limit} gamma={gamma} />
    </div>
  );
}
