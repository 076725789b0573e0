import { useLimelight } from '@/state/store';
import { selectSharedLimit, selectSigned } from './map-display';
import { ScaleLegend } from './scale-legend';

/** The one colour scale of all maps; nothing while each has its own, or there is no map yet. */
export function SharedLegend() {
  const limit = useLimelight(selectSharedLimit);
  const signed = useLimelight(selectDiverging);
  const { scale, gamma, clipPercentile } = useLimelight((s) => s.scene.view);
  if (scale !== 'shared' || limit === 0) return null;
  return (
    <div className="shared-legend">
      <span className="quiet small">
        one scale for all maps{clipPercentile < 100 && `, clipped at the ${clipPercentile}th percentile`}
      </span>
      <ScaleLegend signed={signed} limit={limit} gamma={gamma} />
    </div>
  );
}

function selectDiverging(state: Parameters<typeof selectSigned>[0]): boolean {
  const map = state.columns.find((column) => column.saliencyClean.value)?.saliencyClean.value;
  return selectSigned(state) && map?.channels === 1;
}
