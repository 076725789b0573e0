import { useMemo, useState } from 'react';
import type { Activations, Layer } from '@/domain/activations';
import { significant } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { words } from '@/text';
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
              Try again
            </button>
          )}
        </p>
      ) : value ? (
        <Maps modelId={modelId} shown={value} />
      ) : (
        <p className="quiet small">{busy ? 'Computing…' : 'Waiting for the picture and the model…'}</p>
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
      label="Layer"
      summary="The model’s layers whose results are pictures, in its own order: height × width × channels."
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
        {flatWords(shown)}
        {drawn.limits.change === undefined
          ? ''
          : drawn.limits.change === 0
            ? ' The attack changes none of these.'
            : ` Largest change shown: ${significant(drawn.limits.change)}.`}
      </p>
    </>
  );
}

/** How many channels say nothing about this picture. */
function flatWords({ flat, dead, layer: { channels } }: Activations): string {
  if (flat === 0) return `None of the ${channels} channels is the same everywhere.`;
  const zero = dead === 0 ? '' : dead === flat ? ', all of them zero' : `, ${dead} of them zero`;
  return `${flat} of ${channels} channels ${flat === 1 ? 'is' : 'are'} the same everywhere${zero}.`;
}
