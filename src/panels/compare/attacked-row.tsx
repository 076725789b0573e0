import { significant } from '@/domain/format';
import { leadOf } from '@/domain/prediction';
import { emptyCell } from '@/state/jobs/keeper';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { Term } from '@/ui/term';
import { useLastDefined } from '@/ui/use-last-defined';
import { BlinkButton } from './blink-button';
import { CellFailures } from './cell-failure';
import { className } from '../shared/class-name';
import { modelName } from '../shared/model-name';
import { HeldMaps } from './held-maps';
import { MapCell } from './map-cell';
import { PictureCell } from './picture-cell';
import { PredictionBars } from './prediction-bars';
import { Row } from './row';
import { SmallestEpsilon } from './smallest-epsilon';
import { useAttackTarget } from './use-attack-target';
import { useColumn } from './use-column';
import { useMissingClass } from './use-missing-class';

interface RowProps {
  readonly modelId: string;
  readonly classes: readonly string[];
}

/** "made on Standard" where another model was attacked than the column's own. */
function useOrigin(modelId: string, source: string | undefined): string | undefined {
  const name = useLimelight((s) => (source === undefined ? undefined : modelName(s, source)));
  return source === modelId || name === undefined ? undefined : text.compare.picture.madeOn(name);
}

/** The picture under attack, step by step: what the model says now, and why. */
export function AttackedRow({ modelId, classes }: RowProps) {
  const attacked = useColumn(modelId, (column) => column.attacked);
  const clean = useColumn(modelId, (column) => column.clean.value);
  const maps = useColumn(modelId, (column) => column.maps);
  const explanations = useLimelight((s) => s.scene.maps);
  const missing = useMissingClass(modelId, (scene) => scene.attack.params['target']);
  const target = useAttackTarget(modelId);
  const prediction = useLastDefined(attacked?.value?.prediction);
  const origin = useOrigin(modelId, attacked?.value?.source);
  const made = useLastDefined(attacked?.progress?.step);
  if (!attacked || !maps) return null;
  const { value, progress, busy, failure, stale } = attacked;
  const frame = value?.frame;
  const words = text.compare.picture;
  return (
    <Row>
      <PictureCell
        modelId={modelId}
        testId="picture-adversarial"
        title={frame ? words.step(frame.step, frame.total) : words.attacked}
        detail={busy && progress ? words.making(progress.step, progress.total) : origin}
        pixels={value?.pixels}
        stale={stale}
        step={frame?.step ?? made}
        clean={value?.clean}
        tools={value && <BlinkButton />}
      />
      {explanations.map((_, index) => (
        <MapCell
          key={index}
          of="adversarial"
          cell={maps[index]?.attacked ?? emptyCell}
          pixels={value?.pixels}
          clean={maps[index]?.clean.value}
          cleanPixels={value?.clean}
          {...{ modelId, index, classes }}
        />
      ))}
      <div className="row-words">
        {prediction && clean ? (
          <>
            <PredictionBars testId="prediction-adversarial" {...{ prediction, classes, stale, target }} />
            <div className="small">
              <Term
                label={text.compare.prediction.marginOf(className(classes, clean.label))}
                value={significant(leadOf(prediction, clean.label))}
                definition={text.definitions.margin}
              />
            </div>
            <SmallestEpsilon modelId={modelId} />
          </>
        ) : (
          !failure && <p className="quiet small">{text.compare.prediction.answerWaiting}</p>
        )}
      </div>
      {missing !== undefined && clean && (
        <p className="row-note quiet small">
          {text.compare.prediction.missingTarget(missing, className(classes, clean.label))}
        </p>
      )}
      <HeldMaps modelId={modelId} cells={maps.map((map) => (map.clean.held ? undefined : map.attacked))} />
      <CellFailures modelId={modelId} cells={[attacked, ...maps.map((map) => map.attacked)]} />
    </Row>
  );
}
