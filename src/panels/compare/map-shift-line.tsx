import { useMemo } from 'react';
import { coefficient, percent } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { Term } from '@/ui/term';
import { SPEARMAN_DEFINITION, SSIM_DEFINITION, TOP10_DEFINITION } from './definitions';
import { displayOf, selectSigned } from './map-display';
import { mapShift } from './map-shift';
import { useColumn } from './use-column';

/** How far the explanation moved under attack, in three numbers. */
export function MapShiftLine({ modelId }: { readonly modelId: string }) {
  const clean = useColumn(modelId, (column) => column.saliencyClean);
  const attacked = useColumn(modelId, (column) => column.saliencyAttacked);
  const signed = useLimelight(selectSigned);
  const [before, after] = [clean?.value, attacked?.value];
  const shift = useMemo(
    () => before && after && mapShift(displayOf(before, signed), displayOf(after, signed)),
    [before, after, signed],
  );
  if (!shift) return null;
  const stale = !!clean?.stale || !!attacked?.stale;
  return (
    <div data-stale={stale} className="map-shift" data-testid="map-shift">
      <p className="quiet">The map moved:</p>
      <div className="term-list">
        <Term label="ρ" value={coefficient(shift.spearman)} definition={SPEARMAN_DEFINITION} />
        <Term label="SSIM" value={coefficient(shift.ssim)} definition={SSIM_DEFINITION} />
        <Term label="top 10 %" value={percent(shift.top10)} definition={TOP10_DEFINITION} />
      </div>
    </div>
  );
}
