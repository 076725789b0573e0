import type { ReactNode } from 'react';
import { useLimelight } from '@/state/store';
import './row.css';

/** One row of a column: picture, maps and words beside each other, or the words below where the column is narrow. */
export function Row({ children }: { readonly children: ReactNode }) {
  const maps = useLimelight((s) => s.scene.maps.length);
  const scale = useLimelight((s) => s.scene.view.scale);
  return (
    <div className="row-box">
      <div className="row" data-maps={maps} data-scale={scale}>
        {children}
      </div>
    </div>
  );
}
