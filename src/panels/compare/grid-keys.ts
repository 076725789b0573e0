import type { KeyboardEvent } from 'react';
import { stepFrom, useProbe } from './probe';
import { useZoom, WHOLE, zoomAround } from './zoom';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const ZOOMS: Readonly<Record<string, number>> = { '+': 1.5, '=': 1.5, '-': 1 / 1.5 };

const MIDDLE = { u: 0.5, v: 0.5 };

/** Keys of the grid while it has the focus itself: arrows move the probe, + and − zoom around it, 0 shows the whole. */
export function onGridKey(event: KeyboardEvent, size: { readonly width: number; readonly height: number }): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const { place, point } = useProbe.getState();
  const { window, show } = useZoom.getState();
  const arrow = ARROWS[event.key];
  const times = ZOOMS[event.key];
  if (arrow) point(stepFrom(place, ...arrow, size.width, size.height));
  else if (times) show(zoomAround(window, times, place ?? MIDDLE));
  else if (event.key === '0') show(WHOLE);
  else return;
  event.preventDefault();
}
