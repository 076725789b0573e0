import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import { methodDifference, methodWords } from '@/text/methods';
import { Disagreement } from './disagreement';
import './differences.css';

/** What each method shown asks and how it goes about it, and where several disagree. */
export default function DifferencesBody() {
  const methods = useLimelight(useShallow((s) => [...new Set(s.scene.maps.map(({ method }) => method))]));
  const several = useLimelight((s) => s.scene.maps.length > 1);
  return (
    <>
      {methods.map((id) => (
        <MethodDifference key={id} id={id} />
      ))}
      {several && <Disagreement />}
    </>
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
