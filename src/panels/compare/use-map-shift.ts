import { useEffect, useState } from 'react';
import type { DisplayMap } from '@/domain/display';
import type { MapShift } from '@/domain/map-shift';
import { shiftOf } from '@/state/map-shifts';
import { notifyThrown } from '@/state/store';

/**
 * How far two maps are apart. While a newer pair is measured the last answer stays, and `current` is false; a pair that
 * is overtaken before it was measured is never shown.
 */
export function useMapShift(
  clean: DisplayMap | undefined,
  attacked: DisplayMap | undefined,
): { readonly shift: MapShift | undefined; readonly current: boolean } {
  const [measured, setMeasured] = useState<{ readonly of: DisplayMap; readonly shift: MapShift | undefined }>();
  useEffect(() => {
    if (!clean || !attacked) return;
    let wanted = true;
    shiftOf(clean, attacked).then((shift) => {
      if (wanted) setMeasured({ of: attacked, shift });
    }, notifyThrown);
    return () => {
      wanted = false;
    };
  }, [clean, attacked]);
  if (!clean || !attacked) return { shift: undefined, current: true };
  return { shift: measured?.shift, current: measured?.of === attacked };
}
