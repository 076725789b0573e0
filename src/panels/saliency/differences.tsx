import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { methodDifference, methodWords } from '@/text/methods';
import { Disagreement } from './disagreement';
import './differences.css';

/** What the methods shown ask, how they go about it, and where their maps of this picture disagree; unfolds in the rail. */
export function Differences() {
  const [open, setOpen] = useState(false);
  const methods = useLimelight(useShallow((s) => [...new Set(s.scene.maps.map(({ method }) => method))]));
  const several = useLimelight((s) => s.scene.maps.length > 1);
  return (
    <details className="differences" data-testid="differences" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{methods.length > 1 ? text.saliency.differences.ofSeveral : text.saliency.differences.ofOne}</summary>
      {open && (
        <>
          {methods.map((id) => (
            <MethodDifference key={id} id={id} />
          ))}
          {several && <Disagreement />}
        </>
      )}
    </details>
  );
}

function MethodDifference({ id }: { readonly id: string }) {
  const words = methodWords(id);
  if (!words) return null;
  return (
    <section data-method={id}>
      <h3>{words.label}</h3>
      <p>{methodDifference(id)}</p>
      <p className="method-formula">{words.formula}</p>
      <p className="quiet small">{words.reference}</p>
    </section>
  );
}
