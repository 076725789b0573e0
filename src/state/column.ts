import type { Failure } from '@/domain/errors';
import type { ModelOutline } from '@/domain/model-outline';
import type { Crop } from '@/domain/crop';
import { fitPicture } from '@/domain/resample';
import { emptyCell } from './jobs/keeper';
import type { Cell, Column, SourcePicture } from './types';

/** A column of a model that is still to be loaded; without an outline the page knows no more than its id. */
export function newColumn(modelId: string, outline: ModelOutline | undefined): Column {
  const column: Column = {
    modelId,
    label: modelId,
    lacks: {},
    loading: { loadedBytes: 0, totalBytes: 0 },
    clean: emptyCell,
    attacked: emptyCell,
    playback: emptyCell,
    overEpsilon: emptyCell,
    activations: emptyCell,
    synthesis: emptyCell,
    maps: [],
  };
  return outlined(column, outline);
}

/** The column with what the page knows of its model. */
export function outlined(column: Column, outline: ModelOutline | undefined): Column {
  return outline ? { ...column, label: outline.label, outline } : column;
}

/** The column with what `crop` shows of the picture at its model's input size, once all are known. */
export function fitted(column: Column, picture: SourcePicture | undefined, crop: Crop): Column {
  const shape = (column.card ?? column.outline)?.inputShape;
  return picture && shape ? { ...column, crop, pixels: fitPicture(picture.pixels, shape[1], shape[0], crop) } : column;
}

/** The column while its model is being loaded, not for the first time perhaps. */
export function loading({ failure: _, ...column }: Column): Column {
  return { ...column, loading: { loadedBytes: 0, totalBytes: 0 } };
}

/** The column of a model that could not be loaded. */
export function failed({ loading: _, renewing: __, ...column }: Column, failure: Failure): Column {
  return { ...column, failure };
}

/** Everything that is computed for a column. */
export function cellsOf(column: Column): readonly Cell<unknown>[] {
  const { clean, attacked, playback, overEpsilon, activations, synthesis, maps } = column;
  return [
    clean,
    attacked,
    playback,
    overEpsilon,
    activations,
    synthesis,
    ...maps.flatMap((map) => [map.clean, map.attacked, map.shift]),
  ];
}

/** The columns with one of them changed; the same array where nothing changed. */
export function changed(
  columns: readonly Column[],
  modelId: string,
  change: (column: Column) => Column,
): readonly Column[] {
  const index = columns.findIndex((column) => column.modelId === modelId);
  const before = columns[index];
  if (!before) return columns;
  const after = change(before);
  return after === before ? columns : columns.with(index, after);
}
