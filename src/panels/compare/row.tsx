import type { ReactNode } from 'react';
import './row.css';

/** One row of a column: picture, map and words beside each other, or the words below where the column is narrow. */
export function Row({ children }: { readonly children: ReactNode }) {
  return (
    <div className="row-box">
      <div className="row">{children}</div>
    </div>
  );
}
