import type { ReactNode } from 'react';
import { significant } from '@/domain/format';
import { leadOf } from '@/domain/prediction';
import { Term } from '@/ui/term';
import { CellFailure } from './cell-failure';
import { CropNote } from './crop-note';
import { MapCell } from './map-cell';
import { PictureCell } from './picture-cell';
import { PredictionBars } from './prediction-bars';
import { MARGIN_DEFINITION } from './definitions';
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
  const map = useColumn(modelId, (column) => column.saliencyClean);
  if (!clean || !map) return null;
  const prediction = clean.value;
  return (
    <Row>
      <PictureCell testId="picture-clean" title="Clean" pixels={pixels} legend={<CropNote pixels={pixels} />} />
      <MapCell modelId={modelId} testId="saliency-clean" cell={map} pixels={pixels} classes={classes} />
      <div className="row-words row-words-clean">
        {prediction && (
          <>
            <PredictionBars testId="prediction-clean" {...{ prediction, classes }} stale={clean.stale} />
            <div className="small">
              <Term
                label="margin"
                value={significant(leadOf(prediction, prediction.label))}
                definition={MARGIN_DEFINITION}
              />
            </div>
          </>
        )}
        {!prediction && !clean.failure && (waiting || <p className="quiet small">The prediction will appear here</p>)}
      </div>
      <CellFailure modelId={modelId} failure={clean.failure ?? map.failure} />
    </Row>
  );
}
