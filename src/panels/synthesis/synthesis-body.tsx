import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import { fetchedText } from '@/text/fetched';
import { RichText } from '@/ui/rich-text';
import { SynthesisForm } from './synthesis-form';
import { Drawing } from './drawing';
import { useDraft } from './use-draft';
import './synthesis-body.css';

/** The class and how it is drawn, and beside it what every model on the screen comes to. */
export default function SynthesisBody() {
  const setPanels = useLimelight((s) => s.setPanels);
  const modelIds = useLimelight(useShallow((s) => s.columns.map(({ modelId }) => modelId)));
  const isAsked = useLimelight((s) => s.synthesisView !== undefined);
  useEffect(() => {
    setPanels({ synthesisView: useDraft.getState().drawn });
    return () => {
      // What is not done, or was stopped, does not begin again by itself.
      const { columns } = useLimelight.getState();
      if (columns.some(({ synthesis }) => synthesis.busy || synthesis.stale)) useDraft.setState({ drawn: undefined });
      setPanels({ synthesisView: undefined });
    };
  }, [setPanels]);
  return (
    <div className="synthesis">
      <SynthesisForm />
      <div className="synthesis-drawings">
        {isAsked ? (
          modelIds.map((modelId) => <Drawing key={modelId} modelId={modelId} />)
        ) : (
          <p className="quiet">
            <RichText words={fetchedText.synthesis.what} parts={[(button) => <em>{button}</em>]} />
          </p>
        )}
      </div>
    </div>
  );
}
