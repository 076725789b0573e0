import type { MouseEvent, PointerEvent, ReactNode } from 'react';
import { shareOfClean, useCurtain } from './curtain';
import { useProbe, type ProbePlace } from './probe';
import { ProbeMark } from './probe-mark';
import { panned, useZoom, WHOLE, zoomAround } from './zoom';

/** How much a double click enlarges. */
const CLOSE_UP = 3;

interface FrameLayerProps {
  readonly size: { readonly width: number; readonly height: number };
  /** Lies over it, as far from the left as the curtain is drawn. */
  readonly clean?: ReactNode;
  readonly children: ReactNode;
}

/** The place of a pointer on a layer, whatever the zoom: the layer's box on the screen is the whole picture. */
export function placeOn(layer: Element, event: { readonly clientX: number; readonly clientY: number }): ProbePlace {
  const box = layer.getBoundingClientRect();
  return { u: (event.clientX - box.left) / box.width, v: (event.clientY - box.top) / box.height };
}

/** A picture with the probe on it, moved and enlarged together with all others. */
export function FrameLayer({ size, clean, children }: FrameLayerProps) {
  const { factor, left, top } = useZoom((s) => s.window);
  const show = useZoom((s) => s.show);
  const point = useProbe((s) => s.point);

  const probe = (event: PointerEvent<HTMLDivElement>) => {
    point(placeOn(event.currentTarget, event));
    if (event.type !== 'pointermove' || event.buttons !== 1 || factor === 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    show(panned(useZoom.getState().window, -event.movementX / box.width, -event.movementY / box.height));
  };
  const closeUp = (event: MouseEvent<HTMLDivElement>) =>
    show(factor > 1 ? WHOLE : zoomAround(WHOLE, CLOSE_UP, placeOn(event.currentTarget, event)));

  const moved =
    factor === 1 ? undefined : `translate(${-100 * left * factor}%, ${-100 * top * factor}%) scale(${factor})`;
  return (
    <div
      className="frame-layer"
      style={{ transform: moved }}
      onPointerMove={probe}
      onPointerDown={probe}
      onDoubleClick={closeUp}
    >
      {children}
      {clean && <Curtain>{clean}</Curtain>}
      <ProbeMark {...size} />
    </div>
  );
}

/** The clean picture over the attacked one, cut off where the curtain ends on the screen, whatever the zoom. */
function Curtain({ children }: { readonly children: ReactNode }) {
  const share = useCurtain(shareOfClean);
  const { factor, left } = useZoom((s) => s.window);
  if (share === 0) return null;
  const edge = 100 * (left + share / factor);
  return (
    <div className="curtain" style={{ clipPath: `inset(0 ${Math.max(0, 100 - edge)}% 0 0)` }}>
      {children}
    </div>
  );
}
