import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { channelOrders } from '@/domain/activations';
import { useLimelight } from '@/state/store';
import type { ActivationsView } from '@/state/types';
import { fetchedText } from '@/text/fetched';
import { SelectField } from '@/ui/select-field';
import { useKept } from '@/ui/use-kept';
import { ModelActivations } from './model-activations';
import './activations-body.css';

const counts = [8, 16, 32];

const first: ActivationsView = { layers: {}, order: 'strength', count: 8 };

/** Feature maps of every model on the screen, and which of them are shown. */
export default function ActivationsBody() {
  const setPanels = useLimelight((s) => s.setPanels);
  const attackOn = useLimelight((s) => s.scene.attack.on);
  const modelIds = useLimelight(useShallow((s) => s.columns.map(({ modelId }) => modelId)));
  const [view, setView] = useKept('activations', first);
  useEffect(() => setPanels({ activationsView: view }), [setPanels, view]);
  useEffect(() => () => setPanels({ activationsView: undefined }), [setPanels]);
  const change = (part: Partial<ActivationsView>) => setView({ ...view, ...part });
  const said = fetchedText.activations;
  return (
    <div className="activations">
      <div className="activations-choice">
        <SelectField
          label={said.channels}
          summary={said.channelsWhat}
          value={String(view.count)}
          options={counts.map((count) => ({ value: String(count), label: String(count) }))}
          testId="activations-count"
          onChange={(count) => change({ count: Number(count) })}
        />
        {attackOn && (
          <SelectField
            label={said.order}
            summary={said.orderWhat}
            value={view.order}
            options={channelOrders.map((order) => ({ value: order, label: said.orders[order] }))}
            testId="activations-order"
            onChange={(order) => change({ order: channelOrders.find((known) => known === order) ?? 'strength' })}
          />
        )}
      </div>
      <div className="activations-models">
        {modelIds.map((modelId) => (
          <ModelActivations
            key={modelId}
            modelId={modelId}
            onLayer={(layer) => change({ layers: { ...view.layers, [modelId]: layer } })}
          />
        ))}
      </div>
    </div>
  );
}
