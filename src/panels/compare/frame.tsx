import type { ReactNode } from 'react';
import { useLimelight } from '@/state/store';
import { FrameLayer } from './frame-layer';
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

/** A picture or map of the grid, with its title, the linked probe and the shared zoom. */
export function Frame({ title, detail, stale = false, size, legend, children }: FrameProps) {
  const crisp = useLimelight((s) => s.scene.view.crispPixels);
  return (
    <figure className="frame" data-stale={stale}>
      <figcaption className="small" title={detail ? `${title} ${detail}` : title}>
        {title} {detail && <span className="quiet">{detail}</span>}
      </figcaption>
      <div className="frame-pixels" data-crisp={crisp} style={{ aspectRatio: size ? size.width / size.height : 1 }}>
        {size ? <FrameLayer size={size}>{children}</FrameLayer> : children}
      </div>
      {legend}
    </figure>
  );
}

/** What a frame shows before its first value. */
export function FrameWaiting({ words }: { readonly words: string }) {
  return <p className="frame-waiting quiet small">{words}</p>;
}
