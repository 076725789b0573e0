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

interface RowProps {
  readonly modelId: string;
  readonly classes: readonly string[];
}

/** The picture as it is: what the model says, and why. */
export function CleanRow({ modelId, classes }: RowProps) {
  const pixels = useColumn(modelId, (column) => column.pixels);
  const clean = useColumn(modelId, (column) => column.clean);
  const map = useColumn(modelId, (column) => column.saliencyClean);
  if (!clean || !map) return null;
  const prediction = clean.value;
  return (
    <Row>
      <PictureCell testId="picture-clean" title="Clean" pixels={pixels} legend={<CropNote pixels={pixels} />} />
      <MapCell modelId={modelId} testId="saliency-clean" cell={map} pixels={pixels} classes={classes} />
      <div className="row-words">
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
        {!prediction && !clean.failure && <p className="quiet small">The prediction comes here</p>}
      </div>
      <CellFailure modelId={modelId} failure={clean.failure ?? map.failure} />
    </Row>
  );
}
