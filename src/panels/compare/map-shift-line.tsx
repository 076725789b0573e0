import { coefficient, percent } from '@/domain/format';
import type { MapShift } from '@/domain/map-shift';
import { Term } from '@/ui/term';
import { CellFailure } from './cell-failure';
import { SPEARMAN_DEFINITION, SSIM_DEFINITION, TOP10_DEFINITION } from './definitions';
import { useColumn } from './use-column';

const flatWords: Readonly<Record<Exclude<MapShift['flat'], 'none'>, string>> = {
  clean: 'the clean map is flat',
  attacked: 'the attacked map is flat',
  both: 'both maps are flat',
};

/** "of two classes: cat → bird" where the maps do not explain one class. */
function useTwoClasses(modelId: string): string | undefined {
  return useColumn(modelId, ({ card, saliencyClean, saliencyAttacked }) => {
    const [before, after] = [saliencyClean.value?.target, saliencyAttacked.value?.target];
    if (before === undefined || after === undefined || before === after) return undefined;
    const nameOf = (index: number) => card?.classes[index] ?? `class ${index}`;
    return `of two classes: ${nameOf(before)} → ${nameOf(after)}`;
  });
}

/** How far the explanation moved under attack, in three numbers; or why there are none. */
export function MapShiftLine({ modelId }: { readonly modelId: string }) {
  const shift = useColumn(modelId, (column) => column.shift);
  const twoClasses = useTwoClasses(modelId);
  if (shift?.failure) return <CellFailure modelId={modelId} failure={shift.failure} />;
  if (!shift?.value) return null;
  const { spearman, ssim, top10, flat } = shift.value;
  return (
    <div data-stale={shift.stale} data-flat={flat} className="map-shift" data-testid="map-shift">
      <p className="quiet">The map moved{twoClasses && `, ${twoClasses}`}:</p>
      <div className="term-list">
        <Term label="ρ" value={coefficient(spearman)} definition={SPEARMAN_DEFINITION} />
        <Term label="SSIM" value={coefficient(ssim)} definition={SSIM_DEFINITION} />
        <Term label="top 10 %" value={percent(top10)} definition={TOP10_DEFINITION} />
      </div>
      {flat !== 'none' && <p className="quiet small">Nothing to compare: {flatWords[flat]}.</p>}
    </div>
  );
}
