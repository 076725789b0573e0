import { useLimelight } from '@/state/store';
import { selectDiverging, sharedLimit } from '../shared/map-display';
import { ScaleLegend } from './scale-legend';

interface SharedLegendProps {
  /** The model whose scale it is; without one, the scale of every map on the screen. */
  readonly modelId?: string;
}

/** The colour scale that several maps share; only its place while there is no map, nothing while there is another scale. */
export function SharedLegend({ modelId = '' }: SharedLegendProps) {
  const limit = useLimelight((s) => sharedLimit(s, modelId));
  const signed = useLimelight(selectDiverging);
  const { scale, gamma, clipPercentile } = useLimelight((s) => s.scene.view);
  if (scale !== (modelId === '' ? 'shared' : 'model')) return null;
  const clipped = clipPercentile < 100 ? `clipped at the ${clipPercentile}th percentile` : 'unclipped';
  return (
    <div className="shared-legend" data-waiting={limit === 0} title={`Maps are drawn to this scale, ${clipped}.`}>
      <span className="quiet small">{modelId === '' ? `one scale for all maps, ${clipped}` : 'map scale'}</span>
      <ScaleLegend signed={signed} limit={limit} gamma={gamma} />
    </div>
  );
}
