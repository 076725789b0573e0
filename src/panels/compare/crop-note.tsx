import { cropWords } from '@/domain/crop-words';
import type { Pixels } from '@/domain/picture';
import { useLimelight } from '@/state/store';

/** Which part of the picture a model looks at, under what it sees of it; an empty line before. */
export function CropNote({ pixels }: { readonly pixels: Pixels | undefined }) {
  const picture = useLimelight((s) => s.picture?.pixels);
  if (!picture || !pixels) return <p className="small">{'\u00a0'}</p>;
  return (
    <p className="quiet small" data-testid="crop-note">
      {cropWords(picture, pixels).replaceAll(' × ', '\u00a0×\u00a0')}
    </p>
  );
}
