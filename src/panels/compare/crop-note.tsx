import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { useColumn } from './use-column';

/** Which part of the picture a model looks at, under what it sees of it; an empty line before. */
export function CropNote({ modelId }: { readonly modelId: string }) {
  const picture = useLimelight((s) => s.picture?.pixels);
  const pixels = useColumn(modelId, (column) => column.pixels);
  const crop = useColumn(modelId, (column) => column.crop);
  if (!picture || !pixels) return <p className="small">{'\u00a0'}</p>;
  return (
    <p className="quiet small" data-testid="crop-note">
      {text.pictures.crop(picture, pixels, crop).replaceAll(' × ', '\u00a0×\u00a0')}
    </p>
  );
}
