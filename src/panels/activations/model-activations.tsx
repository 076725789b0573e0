import { useMemo, useState } from 'react';
import type { Activations, Layer } from '@/domain/activations';
import { significant } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { words } from '@/text';
import { fetchedText } from '@/text/fetched';
import { SelectField } from '@/ui/select-field';
import { modelName } from '../shared/model-name';
import { ChannelStrip } from './channel-strip';
import { EnlargedChannel } from './enlarged-channel';
import { drawnChannels } from './drawn-channels';

interface ModelActivationsProps {
  readonly modelId: string;
  readonly onLayer: (name: string) => void;
}

/** One model's feature maps: its layers to choose from, the channels, and one of them enlarged. */
export function ModelActivations({ modelId, onLayer }: ModelActivationsProps) {
  const name = useLimelight((s) => modelName(s, modelId));
  const column = useLimelight((s) => s.columns.find((each) => each.modelId === modelId));
  const retry = useLimelight((s) => s.retry);
  if (!column) return null;
  const { value, stale, busy } = column.activations;
  const failure = column.failure ?? column.activations.failure;
  return (
    <section
      className="model-activations"
      aria-label={name}
      data-testid="model-activations"
      data-model-id={modelId}
      data-stale={stale}
    >
      <div className="model-activations-head">
        <strong>{name}</strong>
        {value && <LayerField layers={value.layers} layer={value.layer} onChange={onLayer} />}
      </div>
      {failure ? (
        <p className="small">
          {words(failure).message} {words(failure).hint}{' '}
          {failure.code !== 'method-unsupported' && (
            <button type="button" onClick={() => retry(modelId)}>
              {fetchedText.activations.retry}
            </button>
          )}
        </p>
      ) : value ? (
        <Maps modelId={modelId} shown={value} />
      ) : (
        <p className="quiet small">{busy ? fetchedText.activations.computing : fetchedText.activations.waiting}</p>
      )}
    </section>
  );
}

interface LayerFieldProps {
  readonly layers: readonly Layer[];
  readonly layer: Layer;
  readonly onChange: (name: string) => void;
}

function LayerField({ layers, layer, onChange }: LayerFieldProps) {
  const options = useMemo(
    () =>
      layers.map(({ name, height, width, channels }) => ({
        value: name,
        label: `${name} · ${height} × ${width} × ${channels}`,
      })),
    [layers],
  );
  return (
    <SelectField
      label={fetchedText.activations.layer}
      summary={fetchedText.activations.layerWhat}
      value={layer.name}
      options={options}
      testId="activations-layer"
      onChange={onChange}
    />
  );
}

function Maps({ modelId, shown }: { readonly modelId: string; readonly shown: Activations }) {
  const [open, setOpen] = useState<number>();
  const drawn = useMemo(() => drawnChannels(shown), [shown]);
  const said = fetchedText.activations;
  const { change } = drawn.limits;
  const enlarged = drawn.channels.find(({ index }) => index === open);
  return (
    <>
      <ChannelStrip
        drawn={drawn}
        open={enlarged?.index}
        onOpen={(index) => setOpen(index === open ? undefined : index)}
      />
      {enlarged && (
        <EnlargedChannel modelId={modelId} drawn={drawn} channel={enlarged} onClose={() => setOpen(undefined)} />
      )}
      <p className="quiet small">
        {said.sameEverywhere(shown.layer.channels, shown.flat, shown.dead)}
        {change !== undefined && ` ${change === 0 ? said.noChange : said.largestChange(significant(change))}`}
      </p>
    </>
  );
}
