import type { ReactNode } from 'react';
import { significant } from '@/domain/format';
import { leadOf } from '@/domain/prediction';
import { emptyCell } from '@/state/jobs/keeper';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { Term } from '@/ui/term';
import { CellFailures } from './cell-failure';
import { CropNote } from './crop-note';
import { HeldMaps } from './held-maps';
import { MapCell } from './map-cell';
import { PictureCell } from './picture-cell';
import { PredictionBars } from './prediction-bars';
import { Row } from './row';
import { useColumn } from './use-column';

interface CleanRowProps {
  readonly modelId: string;
  readonly classes: readonly string[];
  /** What stands in place of the first prediction. */
  readonly waiting: ReactNode;
}

/** The picture as it is: what the model says, and why. */
export function CleanRow({ modelId, classes, waiting }: CleanRowProps) {
  const pixels = useColumn(modelId, (column) => column.pixels);
  const clean = useColumn(modelId, (column) => column.clean);
  const maps = useColumn(modelId, (column) => column.maps);
  const explanations = useLimelight((s) => s.scene.maps);
  if (!clean || !maps) return null;
  const prediction = clean.value;
  return (
    <Row>
      <PictureCell
        modelId={modelId}
        testId="picture-clean"
        title={text.compare.picture.clean}
        pixels={pixels}
        legend={<CropNote modelId={modelId} />}
      />
      {explanations.map((_, index) => (
        <MapCell
          key={index}
          of="clean"
          cell={maps[index]?.clean ?? emptyCell}
          {...{ modelId, index, pixels, classes }}
        />
      ))}
      <div className="row-words">
        {prediction && (
          <>
            <PredictionBars testId="prediction-clean" {...{ prediction, classes }} stale={clean.stale} />
            <div className="small">
              <Term
                label={text.compare.prediction.margin}
                value={significant(leadOf(prediction, prediction.label))}
                definition={text.definitions.margin}
              />
            </div>
          </>
        )}
        {!prediction && !clean.failure && (waiting || <p className="quiet small">{text.compare.prediction.waiting}</p>)}
      </div>
      <HeldMaps modelId={modelId} cells={maps.map((map) => map.clean)} />
      <CellFailures modelId={modelId} cells={[clean, ...maps.map((map) => map.clean)]} />
    </Row>
  );
}
