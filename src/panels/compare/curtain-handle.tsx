import type { KeyboardEvent, PointerEvent } from 'react';
import { text } from '@/text';
import { slide } from '@/ui/slider-keys';
import { shareOfClean, useCurtain } from './curtain';
import './curtain.css';

/**
 * The edge of the curtain, to be drawn across an attacked picture or map with mouse, finger or arrow keys; all of them move
 * together, so only one of a column takes the focus.
 */
export function CurtainHandle({ focusable }: { readonly focusable: boolean }) {
  const share = useCurtain(shareOfClean);
  const draw = useCurtain((s) => s.draw);
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const frame = event.currentTarget.parentElement?.getBoundingClientRect();
    if (frame && event.currentTarget.hasPointerCapture(event.pointerId))
      draw((event.clientX - frame.left) / frame.width);
  };
  const press = (event: KeyboardEvent) => {
    const next = slide(event.key, useCurtain.getState().share);
    if (next === undefined) return;
    event.preventDefault();
    draw(next);
  };
  const words = text.compare.curtain;
  return (
    <div
      className="curtain-handle"
      style={{ left: `${100 * share}%` }}
      title={words.hint}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      {...(focusable
        ? {
            role: 'slider',
            tabIndex: 0,
            'aria-label': words.name,
            'aria-valuemin': 0,
            'aria-valuemax': 100,
            'aria-valuenow': Math.round(100 * share),
            'aria-valuetext': words.drawn(Math.round(100 * share)),
            'data-testid': 'curtain',
            onKeyDown: press,
          }
        : { 'aria-hidden': true })}
    />
  );
}
