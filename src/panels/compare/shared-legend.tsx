import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { firstMap, selectDiverging, sharedLimit, unitIn } from '../shared/map-display';
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
  const unit = useLimelight((s) => unitIn(s, firstMap(s)));
  const { scale, gamma, logScale, clipPercentile } = useLimelight((s) => s.scene.view);
  if (several || scale !== (modelId === '' ? 'shared' : 'model')) return null;
  const tone = { limit, gamma, logScale };
  const clipped = clipPercentile < 100;
  const words = text.compare.scale;
  const described = { signed, limit, logScale, clipPercentile };
  const end = words.end(described);
  return (
    <div className="shared-legend" data-waiting={limit === 0} title={words.summary(described)}>
      {modelId === '' && <span className="quiet small">{words.ofAll}</span>}
      {signed && <span className="quiet small">{words.against}</span>}
      <ScaleLegend {...{ signed, tone, clipped }} />
      <span className="quiet small">{text.compare.map.units[unit]}</span>
      {end !== '' && <span className="quiet small">{end}</span>}
    </div>
  );
}
