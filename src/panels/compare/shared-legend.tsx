import { significant } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { selectDiverging, sharedLimit } from '../shared/map-display';
import { ScaleLegend, scaleWords } from './scale-legend';

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
  const { scale, gamma, logScale, clipPercentile } = useLimelight((s) => s.scene.view);
  if (several || scale !== (modelId === '' ? 'shared' : 'model')) return null;
  const tone = { limit, gamma, logScale };
  const clipped = clipPercentile < 100;
  const ends = [
    signed && 'for',
    logScale && 'logarithmic',
    clipped && `the strongest ${significant(100 - clipPercentile)} % beyond`,
  ];
  return (
    <div className="shared-legend" data-waiting={limit === 0} title={scaleWords(signed, tone, clipPercentile)}>
      {modelId === '' && <span className="quiet small">one scale for all maps</span>}
      {signed && <span className="quiet small">against</span>}
      <ScaleLegend {...{ signed, tone, clipped }} />
      <span className="quiet small">{ends.filter(Boolean).join(', ')}</span>
    </div>
  );
}
