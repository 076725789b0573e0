import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { partShown, type Crop, type Part } from '@/domain/crop';
import type { Pixels } from '@/domain/picture';
import { useLimelight } from '@/state/store';

/** The parts of a picture that the models on the screen look at, one for each shape of theirs. */
export function useParts({ width, height }: Pick<Pixels, 'width' | 'height'>, crop: Crop): readonly Part[] {
  const shapes = useLimelight(
    useShallow((s) => [
      ...new Set(
        s.columns.flatMap(({ card, outline }) => {
          const shape = (card ?? outline)?.inputShape;
          return shape ? shape[1] / shape[0] : [];
        }),
      ),
    ]),
  );
  return useMemo(
    () => shapes.map((aspect) => partShown({ width, height }, aspect, 1, crop)),
    [shapes, width, height, crop],
  );
}
