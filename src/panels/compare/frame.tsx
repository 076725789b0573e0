import type { ReactNode } from 'react';
import type { RawValues } from '@/domain/values-file';
import { useLimelight } from '@/state/store';
import { CurtainHandle } from './curtain-handle';
import { FrameLayer } from './frame-layer';
import { SaveCell } from './save-cell';
import './frame.css';

interface FrameProps {
  readonly testId?: string;
  readonly title: string;
  /** A second, quieter piece of the title. */
  readonly detail?: string | undefined;
  readonly stale?: boolean;
  /** Pixels of the picture inside; absent while there is none. */
  readonly size?: { readonly width: number; readonly height: number } | undefined;
  /** At the end of the title. */
  readonly tools?: ReactNode;
  /** What a file of it is called; the model, where it is the picture attacked on it; and what it holds. */
  readonly file?:
    | { readonly name: string; readonly attackedOn?: string; readonly values?: RawValues | (() => RawValues) }
    | undefined;
  /** Under the picture. */
  readonly legend?: ReactNode;
  /** The same of the clean picture, behind which a curtain can be drawn; and whether this curtain takes the focus. */
  readonly clean?: { readonly canvas: ReactNode; readonly focusable: boolean } | undefined;
  readonly children: ReactNode;
}

/** A picture or map of the grid, with its title, the linked probe, the shared zoom and the curtain. */
export function Frame({
  testId,
  title,
  detail,
  stale = false,
  size,
  tools,
  file,
  legend,
  clean,
  children,
}: FrameProps) {
  const crisp = useLimelight((s) => s.scene.view.crispPixels);
  return (
    <figure className="frame" data-testid={testId} data-stale={stale}>
      <figcaption className="small">
        <span className="frame-title" title={detail ? `${title} ${detail}` : title}>
          {title} {detail && <span className="quiet">{detail}</span>}
        </span>
        {tools}
        {size && file && (
          <SaveCell fileName={file.name} attackedOn={file.attackedOn} values={file.values} size={size} />
        )}
      </figcaption>
      <div className="frame-pixels" data-crisp={crisp} style={{ aspectRatio: size ? size.width / size.height : 1 }}>
        {size ? (
          <FrameLayer size={size} clean={clean?.canvas}>
            {children}
          </FrameLayer>
        ) : (
          children
        )}
        {size && clean && <CurtainHandle focusable={clean.focusable} />}
      </div>
      {legend}
    </figure>
  );
}

/** What a frame shows before its first value. */
export function FrameWaiting({ words }: { readonly words: string }) {
  return <p className="frame-waiting quiet small">{words}</p>;
}
