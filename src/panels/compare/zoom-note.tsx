import { fixed } from '@/domain/format';
import { text } from '@/text';
import { useZoom, WHOLE } from './zoom';

/** How much the pictures are enlarged, with the way back; nothing while they are whole. */
export function ZoomNote() {
  const factor = useZoom((s) => s.window.factor);
  const show = useZoom((s) => s.show);
  if (factor === 1) return null;
  return (
    <button type="button" className="zoom-note small" onClick={() => show(WHOLE)}>
      {text.compare.zoom(fixed(factor, 1))}
    </button>
  );
}
