import type { PointerEvent, ReactNode } from 'react';
import { useLimelight } from '@/state/store';
import { useProbe } from './probe';
import { ProbeMark } from './probe-mark';
import './frame.css';

interface FrameProps {
  readonly title: string;
  /** A second, quieter piece of the title. */
  readonly detail?: string | undefined;
  readonly stale?: boolean;
  /** Pixels of the picture inside; absent while there is none. */
  readonly size?: { readonly width: number; readonly height: number } | undefined;
  /** Under the picture. */
  readonly legend?: ReactNode;
  readonly children: ReactNode;
}

/** A picture or map of the grid, with its title and the linked probe. */
export function Frame({ title, detail, stale = false, size, legend, children }: FrameProps) {
  const crisp = useLimelight((s) => s.scene.view.crispPixels);
  const point = useProbe((s) => s.point);
  const probe = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    point({ u: (event.clientX - box.left) / box.width, v: (event.clientY - box.top) / box.height });
  };
  return (
    <figure className="frame" data-stale={stale}>
      <figcaption className="small" title={detail ? `${title} ${detail}` : title}>
        {title} {detail && <span className="quiet">{detail}</span>}
      </figcaption>
      <div
        className="frame-pixels"
        data-crisp={crisp}
        style={{ aspectRatio: size ? size.width / size.height : 1 }}
        onPointerMove={size && probe}
        onPointerDown={size && probe}
      >
        {children}
        {size && <ProbeMark {...size} />}
      </div>
      {legend}
    </figure>
  );
}

/** What a frame shows before its first value. */
export function FrameWaiting({ words }: { readonly words: string }) {
  return <p className="frame-waiting quiet small">{words}</p>;
}
