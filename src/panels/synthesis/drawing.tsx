import { useCallback, useRef } from 'react';
import { paintPicture } from '@/domain/display';
import { percent } from '@/domain/format';
import { unsupported } from '@/domain/method';
import type { Synthesis } from '@/domain/synthesis';
import { classIn } from '@/state/shared-class';
import { useLimelight } from '@/state/store';
import type { Column } from '@/state/types';
import { words } from '@/text';
import { fetchedText } from '@/text/fetched';
import { enlarged } from '@/ui/enlarged-canvas';
import { Icon } from '@/ui/icon';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { ProgressBar } from '@/ui/progress-bar';
import { className, modelClassName } from '../shared/class-name';
import { modelName } from '../shared/model-name';

/** Shorter sides of saved pictures have at least so many pixels. */
const LARGE = 512;

/** What one model has come to, and how sure it is of it. */
export function Drawing({ modelId }: { readonly modelId: string }) {
  const name = useLimelight((s) => modelName(s, modelId));
  const column = useLimelight((s) => s.columns.find((each) => each.modelId === modelId));
  const target = useLimelight((s) => column && s.synthesisView && classIn(column, s.synthesisView.target, s.columns));
  if (!column) return null;
  const said = fetchedText.synthesis;
  const { value, stale, busy, progress } = column.synthesis;
  return (
    <figure className="drawing" data-testid="drawing" data-model-id={modelId} data-stale={stale}>
      <figcaption>
        <strong>{name}</strong>
        {value && <SaveDrawing name={name} column={column} drawn={value} />}
      </figcaption>
      {value ? <Picture column={column} drawn={value} /> : <div className="drawing-none" aria-hidden="true" />}
      {busy && <ProgressBar label={said.draws(name)} value={progress?.step ?? 0} max={progress?.total ?? 1} />}
      {value && <Answer column={column} drawn={value} />}
      <Remark column={column} target={target} />
    </figure>
  );
}

interface DrawnProps {
  readonly column: Column;
  readonly drawn: Synthesis;
}

function Picture({ column: { card }, drawn: { pixels, target, prediction } }: DrawnProps) {
  const crisp = useLimelight((s) => s.scene.view.crispPixels);
  const paint = useCallback((rgba: Uint8ClampedArray) => paintPicture(pixels, rgba), [pixels]);
  const name = classNameOf(card, target);
  return (
    <PixelCanvas
      className="drawing-picture"
      width={pixels.width}
      height={pixels.height}
      paint={paint}
      role="img"
      aria-label={fetchedText.synthesis.drawing(name)}
      data-crisp={crisp}
      data-testid="drawing-picture"
      data-class={modelClassName(card?.classes ?? [], target)}
      data-probability={prediction.probabilities[target]}
    />
  );
}

function Answer({ column: { card }, drawn: { target, prediction } }: DrawnProps) {
  const { label, probabilities } = prediction;
  return (
    <p>
      {classNameOf(card, target)} {percent(probabilities[target] ?? 0)}
      {label !== target && (
        <span className="quiet">
          {' '}
          · {fetchedText.synthesis.sees(`${classNameOf(card, label)} ${percent(probabilities[label] ?? 0)}`)}
        </span>
      )}
    </p>
  );
}

/** Why there is nothing, or not all. */
function Remark({ column, target }: { readonly column: Column; readonly target: number | undefined }) {
  const retry = useLimelight((s) => s.retry);
  const said = fetchedText.synthesis;
  const { synthesis, lacks, failure, loading } = column;
  const problem = failure ?? unsupported({ id: 'class-synthesis', needs: ['gradients'] }, lacks) ?? synthesis.failure;
  if (problem) {
    const { message, hint } = words(problem);
    return (
      <p className="small">
        {message} {hint}{' '}
        {problem === synthesis.failure && (
          <button type="button" onClick={() => retry(column.modelId)}>
            {said.retry}
          </button>
        )}
      </p>
    );
  }
  if (loading) return <p className="quiet small">{said.loading}</p>;
  if (target === undefined) return <p className="small">{said.noClass}</p>;
  if (synthesis.busy) return null;
  return synthesis.value && !synthesis.stale ? null : <p className="quiet small">{said.stopped}</p>;
}

function SaveDrawing({ name, column: { card }, drawn: { target } }: DrawnProps & { readonly name: string }) {
  const download = useLimelight((s) => s.download);
  const button = useRef<HTMLButtonElement>(null);
  const said = fetchedText.synthesis;
  const save = () => {
    const drawn = button.current?.closest('figure')?.querySelector('canvas');
    if (!drawn) return;
    const file = said
      .file(name, classNameOf(card, target))
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .toLowerCase();
    const times = Math.ceil(LARGE / Math.min(drawn.width, drawn.height));
    enlarged(drawn, times).toBlob((blob) => blob && download(blob, `${file}.png`));
  };
  return (
    <button
      ref={button}
      type="button"
      className="drawing-save"
      data-testid="drawing-save"
      aria-label={said.saveOf(name)}
      title={said.save}
      onClick={save}
    >
      <Icon name="stored" />
    </button>
  );
}

function classNameOf(card: Column['card'], index: number): string {
  return className(card?.classes ?? [], index);
}
