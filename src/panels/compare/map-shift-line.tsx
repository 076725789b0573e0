import { coefficient, percent } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { Term } from '@/ui/term';
import { className } from '../shared/class-name';
import { mapHandle, mapName } from '../shared/map-names';
import { CellFailure } from './cell-failure';
import { MeasureTable } from './measure-table';
import { useColumn } from './use-column';

/** "of two classes: cat → bird" where the maps do not explain one class. */
function useTwoClasses(modelId: string, index: number): string | undefined {
  return useColumn(modelId, ({ card, maps }) => {
    const [before, after] = [maps[index]?.clean.value?.target, maps[index]?.attacked.value?.target];
    if (before === undefined || after === undefined || before === after) return undefined;
    const nameOf = (label: number) => className(card?.classes ?? [], label);
    return text.compare.shift.twoClasses(nameOf(before), nameOf(after));
  });
}

/** "The map", or where there are several which one. */
function useSubject(modelId: string, index: number): string {
  return useLimelight((s) => {
    const map = s.columns.find((column) => column.modelId === modelId)?.maps[index]?.attacked.value;
    return map && s.scene.maps.length > 1 ? mapName(s, map) : text.compare.shift.subject;
  });
}

interface MapShiftLineProps {
  readonly modelId: string;
  /** Which of the scene's explanations it is. */
  readonly index: number;
}

/** How far an explanation moved under attack, in three numbers; or why there are none. */
export function MapShiftLine({ modelId, index }: MapShiftLineProps) {
  const shift = useColumn(modelId, (column) => column.maps[index]?.shift);
  const twoClasses = useTwoClasses(modelId, index);
  const subject = useSubject(modelId, index);
  if (shift?.failure) return <CellFailure modelId={modelId} failure={shift.failure} />;
  if (!shift?.value) return null;
  const { spearman, ssim, top10, flat } = shift.value;
  const words = text.compare.shift;
  return (
    <div
      data-stale={shift.stale}
      data-flat={flat}
      className="map-shift"
      data-testid={mapHandle('map-shift', index)}
      data-map={index}
    >
      <p className="quiet">{words.moved(subject, twoClasses)}</p>
      <Term label="ρ" value={coefficient(spearman)} definition={text.definitions.spearman} />
      <Term label="SSIM" value={coefficient(ssim)} definition={text.definitions.ssim} />
      <Term label={words.top10} value={percent(top10)} definition={text.definitions.top10} />
      <MeasureTable subject={subject} measures={shift.value} />
      {flat !== 'none' && <p className="quiet small">{words.flat[flat]}</p>}
    </div>
  );
}
