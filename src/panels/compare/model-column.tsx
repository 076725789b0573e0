import { bytes } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { modelLabel, text } from '@/text';
import { ProgressBar } from '@/ui/progress-bar';
import { ModelHeading } from './model-heading';
import { AttackedRow } from './attacked-row';
import { CellFailure } from './cell-failure';
import { CleanRow } from './clean-row';
import { MapTable } from './map-table';
import { ObstacleNote } from './obstacle-note';
import { PerturbationRow } from './perturbation-row';
import { ProbeLine } from './probe-line';
import { SharedLegend } from './shared-legend';
import { useColumn } from './use-column';
import { VerdictLine } from './verdict-line';
import './model-column.css';

const NO_CLASSES: readonly string[] = [];

interface ModelLoadingProps {
  readonly label: string;
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

/** How much of a model has arrived. */
function ModelLoading({ label, loadedBytes, totalBytes }: ModelLoadingProps) {
  const words = text.compare.model;
  return (
    <>
      <p className="quiet">{words.loading(bytes(loadedBytes), totalBytes > 0 ? bytes(totalBytes) : undefined)}</p>
      <ProgressBar label={words.progress(label)} value={loadedBytes} max={totalBytes} />
    </>
  );
}

/** One model and everything it makes of the picture. */
export function ModelColumn({ modelId }: { readonly modelId: string }) {
  const label = useColumn(modelId, (column) => modelLabel(modelId, column.label));
  const card = useColumn(modelId, (column) => column.card);
  const failure = useColumn(modelId, (column) => column.failure);
  const loading = useColumn(modelId, (column) => column.loading);
  const empty = useColumn(modelId, (column) => column.clean.value === undefined);
  const obstacle = useColumn(modelId, (column) => column.obstacle);
  const attackOn = useLimelight((s) => s.scene.attack.on);
  const classes = card?.classes ?? NO_CLASSES;
  return (
    <article className="model-column" data-testid="model-column" data-model-id={modelId} aria-label={label}>
      <header>
        <div className="model-head">
          <ModelHeading modelId={modelId} label={label ?? modelId} />
          <SharedLegend modelId={modelId} />
          {loading && !empty && <span className="quiet small">{text.compare.model.reloading}</span>}
        </div>
        <VerdictLine {...{ modelId, classes }} />
      </header>
      {failure ? (
        <CellFailure modelId={modelId} failure={failure} />
      ) : (
        <>
          <CleanRow
            {...{ modelId, classes }}
            waiting={loading && <ModelLoading label={label ?? modelId} {...loading} />}
          />
          {attackOn && obstacle && <ObstacleNote modelId={modelId} />}
          {attackOn && !obstacle && <AttackedRow {...{ modelId, classes }} />}
          {attackOn && !obstacle && <PerturbationRow modelId={modelId} />}
          <footer>
            <ProbeLine modelId={modelId} />
            <MapTable modelId={modelId} />
          </footer>
        </>
      )}
    </article>
  );
}
