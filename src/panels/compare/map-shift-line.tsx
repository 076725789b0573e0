import { coefficient, percent } from '@/domain/format';
import { Term } from '@/ui/term';
import { CellFailure } from './cell-failure';
import { SPEARMAN_DEFINITION, SSIM_DEFINITION, TOP10_DEFINITION } from './definitions';
import { useColumn } from './use-column';

/** How far the explanation moved under attack, in three numbers. */
export function MapShiftLine({ modelId }: { readonly modelId: string }) {
  const shift = useColumn(modelId, (column) => column.shift);
  if (shift?.failure) return <CellFailure modelId={modelId} failure={shift.failure} />;
  if (!shift?.value) return null;
  const { spearman, ssim, top10 } = shift.value;
  return (
    <div data-stale={shift.stale} className="map-shift" data-testid="map-shift">
      <p className="quiet">The map moved:</p>
      <div className="term-list">
        <Term label="ρ" value={coefficient(spearman)} definition={SPEARMAN_DEFINITION} />
        <Term label="SSIM" value={coefficient(ssim)} definition={SSIM_DEFINITION} />
        <Term label="top 10 %" value={percent(top10)} definition={TOP10_DEFINITION} />
      </div>
    </div>
  );
}
