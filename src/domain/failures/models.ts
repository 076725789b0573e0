import type { Lack } from '../lacks';
import type { None } from './none';

/** What can be wrong with an archive. */
export type ArchiveFault =
  | { fault: 'cut-off'; archive: 'tar' | 'gzip' }
  | { fault: 'too-many-files'; archive: 'tar' | 'zip'; most: number }
  | { fault: 'locked' }
  | { fault: 'unreadable'; problem: string };

/** Formats that hold a model for other programs. */
export type ForeignModel = 'tensorflow' | 'pytorch' | 'onnx' | 'tensorflow-lite' | 'core-ml';

/** What a file of a model ought to be. */
export type ModelFileKind = 'layers-model' | 'graph-model' | 'tensorflow-js-model' | 'model-card';

/** What can go wrong with a model; what it holds that cannot be run is in `UnsupportedModels`. */
export interface ModelFailures {
  'model-missing': {
    /** `why` may be the status that the server answered with. */
    'not-fetched': { file: string; why: 'unreachable' | 'broken-off' | 'stalled' | 'not-there' | number };
    'dropped-unreadable': { file: string };
    'file-unreadable': { file: string };
    'path-unreadable': { path: string };
    'shard-not-brought': { file: string };
    'foreign-format': { format: ForeignModel };
    'none-brought': None;
    'not-loaded': { model: string };
    'card-not-fetched': None;
    'not-all-fetched': None;
    'no-checkpoint': { folder: string };
    'no-cifar10': None;
    'no-imagenette': None;
  };
  'model-corrupt': {
    archive: { fault: ArchiveFault };
    'not-json': { file: string };
    'not-as-expected': { file: string; expected: ModelFileKind; problem: string };
    'other-card': { model: string };
    'input-differs': { card: readonly number[]; model: readonly number[] };
    'hash-differs': { file: string };
    'kept-differs': None;
    'shard-named-twice': None;
    'shard-bytes': { files: readonly string[]; wanted: number; found: number };
    'weight-missing': { weight: string };
    'weight-listed-missing': { weight: string; layer: string };
    'weight-shape': { weight: string; found: readonly number[]; wanted: readonly number[] };
    'weight-count': { weight: string; found: number; wanted: number };
    'weight-not-finite': { weight: string; index: number };
    'hdf5-too-many-parts': None;
    'hdf5-unreadable': { problem: string };
    'no-layers': None;
    'inner-no-layers': { model: string | undefined };
    'input-layer-missing': { layer: string };
    'layer-unnamed': { kind: string };
    'layer-missing': { layer: string };
    'layer-cycle': { layer: string };
    'layer-without-input': { layer: string };
    'layer-reads-nothing': { layer: string; input: string };
    'layer-needs-picture': { layer: string; kind: string };
    'channels-differ': { layer: string; values: number; channels: number };
    'joins-too-few': { layer: string };
    'joins-other-shapes': { layer: string };
    'joins-other-sizes': { layer: string };
    'pools-too-small': { layer: string };
    'convolves-too-small': { layer: string };
    'reshapes-wrongly': { layer: string; values: number; shape: readonly number[] };
    'node-missing': { node: string };
    'node-cycle': { node: string };
    'constant-shape': {
      node: string;
      constant: string;
      found: readonly number[] | undefined;
      wanted: readonly number[];
    };
    'scores-constant': None;
    'cannot-run': { problem: string };
    'not-a-sheet': { file: string };
    'not-a-checkpoint': { file: string };
    'not-a-card': { file: string };
    'results-not-json': { file: string };
    'not-results': { file: string; problem: string };
  };
  'model-too-large': {
    bytes: { bytes: number; most: number };
    'check-too-slow': { seconds: number };
    'results-too-large': { operation: string; shape: readonly number[]; mostBytes: number };
    'too-much-work': { operation: string; most: number };
    'constant-too-large': { node: string; values: number };
  };
  'model-not-on-device': { 'own-model': { model: string }; 'base-gone': { model: string } };
  'model-untrainable': {
    lacks: { lack: Lack };
    'no-head': None;
    kinks: { operations: readonly string[] };
  };
}
