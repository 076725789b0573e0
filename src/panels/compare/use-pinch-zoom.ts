import { useLayoutEffect, type RefObject } from 'react';
import { placeOn } from './frame-layer';
import { useZoom, zoomAround } from './zoom';

/** Pixels of wheel movement that double the zoom. */
const DOUBLING = 200;

/** Pinching on a touch pad, or the wheel with Ctrl, zooms all pictures; the plain wheel goes on scrolling the page. */
export function usePinchZoom(grid: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const zoom = (event: WheelEvent) => {
      const layer = event.target instanceof Element && event.target.closest('.frame-layer');
      if (!event.ctrlKey || !layer) return;
      event.preventDefault();
      const { window, show } = useZoom.getState();
      show(zoomAround(window, 2 ** (-event.deltaY / DOUBLING), placeOn(layer, event)));
    };
    const element = grid.current;
    element?.addEventListener('wheel', zoom, { passive: false });
    return () => element?.removeEventListener('wheel', zoom);
  }, [grid]);
}
