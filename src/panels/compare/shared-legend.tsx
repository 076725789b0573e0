import { useLimelight } from '@/state/store';
import { selectDiverging, sharedLimit } from './map-display';
import { ScaleLegend } from './scale-legend';

interface SharedLegendProps {
  /** The model whose scale it is; without one, the scale of every map on the screen. */
  readonly modelId?: string;
}

/** The colour scale that several maps share; nothing while maps are drawn to another scale, or there is no map yet. */
export function SharedLegend({ modelId = '' }: SharedLegendProps) {
  const limit = useLimelight((s) => sharedLimit(s, modelId));
  const signed = useLimelight(selectDiverging);
  const { scale, gamma, clipPercentile } = useLimelight((s) => s.scene.view);
  if (scale !== (modelId === '' ? 'shared' : 'model') || limit === 0) return null;
  const clipped = clipPercentile < 100 ? `clipped at the ${clipPercentile}th percentile` : 'unclipped';
  return (
    <div className="shared-legend" title={`Maps are drawn to this scale, ${clipped}.`}>
      <span className="quiet small">{modelId === '' ? `one scale for all maps, ${clipped}` : 'map scale'}</span>
      <ScaleLegend signed={signed} limit={limit} gamma={gamma} />
    </div>
  );
}
