import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { centre, type Part } from '@/domain/crop';
import type { Pixels } from '@/domain/picture';
import { changeCrop } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { slide } from '@/ui/slider-keys';
import './crop-handle.css';

interface CropHandleProps extends Pick<Pixels, 'width' | 'height'> {
  /** What the models look at, one part for each shape of theirs. */
  readonly parts: readonly Part[];
}

/** Shades what no model on the screen looks at and frames the part each of them does, to be dragged or moved by keys. */
export function CropHandle({ width, height, parts }: CropHandleProps) {
  const dispatch = useLimelight((s) => s.dispatch);
  const crop = useLimelight((s) => s.scene.crop);
  const from = useRef({ ...centre, clientX: 0, clientY: 0 });
  if (crop === 'whole') return null;
  const room = {
    x: Math.max(...parts.map((part) => width - part.width)),
    y: Math.max(...parts.map((part) => height - part.height)),
  };
  const sideways = room.x >= room.y;
  const at = sideways ? crop.x : crop.y;
  const move = (x: number, y: number) => dispatch(changeCrop({ x: shareOf(x), y: shareOf(y) }));
  const press = (event: KeyboardEvent) => {
    const next = slide(event.key, at, !sideways);
    if (next === undefined) return;
    event.preventDefault();
    move(sideways ? next : crop.x, sideways ? crop.y : next);
  };
  const grasp = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { ...crop, clientX: event.clientX, clientY: event.clientY };
  };
  const drag = (event: PointerEvent<SVGSVGElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const { x, y, clientX, clientY } = from.current;
    const pixels = Math.max(width, height) / box.width;
    const along = (start: number, distance: number, space: number) =>
      space > 0 ? start + (distance * pixels) / space : start;
    move(along(x, event.clientX - clientX, room.x), along(y, event.clientY - clientY, room.y));
  };
  const words = text.picture.crop;
  return (
    <svg
      className="crop-handle"
      viewBox={`0 0 ${width} ${height}`}
      data-testid="crop"
      role="slider"
      tabIndex={0}
      aria-label={words.name}
      aria-orientation={sideways ? 'horizontal' : 'vertical'}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * at)}
      aria-valuetext={words.place(Math.round(100 * at), sideways ? 'left' : 'top')}
      onKeyDown={press}
      onPointerDown={grasp}
      onPointerMove={drag}
    >
      <title>{words.hint}</title>
      {parts.length === 1 && <path d={`M0 0H${width}V${height}H0Z${parts.map(hole).join('')}`} fillRule="evenodd" />}
      {parts.map((part) => (
        <path key={hole(part)} className="crop-frame" d={hole(part)} />
      ))}
    </svg>
  );
}

function hole({ left, top, width, height }: Part): string {
  return `M${left} ${top}h${width}v${height}h${-width}Z`;
}

/** Within 0 and 1, to three digits, so that a link stays short. */
function shareOf(value: number): number {
  return Math.round(1000 * Math.min(1, Math.max(0, value))) / 1000;
}
