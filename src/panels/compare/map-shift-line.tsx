import { coefficient, percent } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { Term } from '@/ui/term';
import { useLastDefined } from '@/ui/use-last-defined';
import { SPEARMAN_DEFINITION, SSIM_DEFINITION, TOP10_DEFINITION } from './definitions';
import { displayOf, selectSigned } from './map-display';
import { useColumn } from './use-column';
import { useMapShift } from './use-map-shift';

/** How far the explanation moved under attack, in three numbers. */
export function MapShiftLine({ modelId }: { readonly modelId: string }) {
  const clean = useColumn(modelId, (column) => column.saliencyClean);
  const attacked = useColumn(modelId, (column) => column.saliencyAttacked);
  const signed = useLimelight(selectSigned);
  const [before, after] = [clean?.value, attacked?.value];
  // A preview is replaced before it could be measured.
  const final = attacked?.busy ? undefined : after;
  const { shift, current } = useMapShift(before && displayOf(before, signed), final && displayOf(final, signed));
  const last = useLastDefined(shift);
  if (!last || !after) return null;
  const stale = !current || !!clean?.stale || !!attacked?.stale || !!attacked?.busy;
  return (
    <div data-stale={stale} className="map-shift" data-testid="map-shift">
      <p className="quiet">The map moved:</p>
      <div className="term-list">
        <Term label="ρ" value={coefficient(last.spearman)} definition={SPEARMAN_DEFINITION} />
        <Term label="SSIM" value={coefficient(last.ssim)} definition={SSIM_DEFINITION} />
        <Term label="top 10 %" value={percent(last.top10)} definition={TOP10_DEFINITION} />
      </div>
    </div>
  );
}
