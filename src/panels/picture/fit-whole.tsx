import { centre } from '@/domain/crop';
import type { Pixels } from '@/domain/picture';
import { changeCrop } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { CheckField } from '@/ui/check-field';
import { useParts } from './use-parts';

/** Shows the models all of a picture that has not their shape, between grey bars; nothing where it has. */
export function FitWhole({ pixels }: { readonly pixels: Pixels }) {
  const dispatch = useLimelight((s) => s.dispatch);
  const isWhole = useLimelight((s) => s.scene.crop === 'whole');
  const parts = useParts(pixels, centre);
  if (parts.every((part) => part.width === pixels.width && part.height === pixels.height)) return null;
  return (
    <CheckField
      label={text.picture.fitWhole}
      summary={text.picture.fitWholeSummary}
      testId="fit-whole"
      checked={isWhole}
      onChange={(whole) => dispatch(changeCrop(whole ? 'whole' : centre))}
    />
  );
}
