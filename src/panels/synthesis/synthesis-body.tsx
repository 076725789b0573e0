import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import { SynthesisForm } from './synthesis-form';
import { Drawing } from './drawing';
import './synthesis-body.css';

/** The class and how it is drawn, and beside it what every model on the screen comes to. */
export default function SynthesisBody() {
  const look = useLimelight((s) => s.look);
  const modelIds = useLimelight(useShallow((s) => s.columns.map(({ modelId }) => modelId)));
  const isAsked = useLimelight((s) => s.synthesisView !== undefined);
  useEffect(() => () => look({ synthesisView: undefined }), [look]);
  return (
    <div className="synthesis">
      <SynthesisForm />
      <div className="synthesis-drawings">
        {isAsked ? (
          modelIds.map((modelId) => <Drawing key={modelId} modelId={modelId} />)
        ) : (
          <p className="quiet">
            Choose a class and press <em>Draw</em>: starting from noise, every model on the screen is led step by step
            towards what it takes for that class. A robust model draws something like it; a standard model is just as
            sure of what looks like noise to us.
          </p>
        )}
      </div>
    </div>
  );
}
