import type { Pixels } from '@/domain/picture';
import { centredCrop } from '@/domain/resample';
import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import './crop-outline.css';

/** Shades what no model on the screen looks at, and frames the part each of them does. */
export function CropOutline({ width, height }: Pick<Pixels, 'width' | 'height'>) {
  const shapes = useLimelight(
    useShallow((s) => [
      ...new Set(
        s.columns.flatMap(({ card, outline }) => {
          const shape = (card ?? outline)?.inputShape;
          return shape ? `${shape[1] / shape[0]}` : [];
        }),
      ),
    ]),
  );
  const crops = shapes.map((aspect) => centredCrop({ width, height }, Number(aspect), 1));
  if (crops.every((crop) => crop.width === width && crop.height === height)) return null;
  const hole = ({ left, top, width: w, height: h }: (typeof crops)[number]) => `M${left} ${top}h${w}v${h}h${-w}Z`;
  return (
    <svg className="crop-outline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <title>The models see only the bright part</title>
      {crops.length === 1 && <path d={`M0 0H${width}V${height}H0Z${crops.map(hole).join('')}`} fillRule="evenodd" />}
      {crops.map((crop) => (
        <path key={hole(crop)} className="crop-frame" d={hole(crop)} />
      ))}
    </svg>
  );
}
