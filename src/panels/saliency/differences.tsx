import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { FetchedPart } from '../shared/fetched-part';

const fetchBody = () => import('./differences-body');

/** What the methods shown ask, how they go about it, and where their maps of this picture disagree; unfolds in the rail. */
export function Differences() {
  const [open, setOpen] = useState(false);
  const methods = useLimelight(useShallow((s) => [...new Set(s.scene.maps.map(({ method }) => method))]));
  return (
    <details className="differences" data-testid="differences" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{methods.length > 1 ? text.saliency.differences.ofSeveral : text.saliency.differences.ofOne}</summary>
      {open && <FetchedPart fetchPart={fetchBody} />}
    </details>
  );
}
