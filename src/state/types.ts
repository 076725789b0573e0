import type { Failure } from '@/domain/errors';
import type { ModelCard } from '@/domain/model-card';
import type { Pixels, Prediction, SaliencyMap } from '@/domain/picture';
import type { ParamValue } from '@/domain/params';
import type { Sample } from '@/domain/samples';
import type { Scene } from '@/domain/scene';
import type { BackendName, BackendReport } from '@/domain/backend';
import type { Catalogue } from '@/worker/protocol';

/**
 * One computed value on the screen. `value` stays while a newer one is on its way (`stale` is then true), also when
 * that one fails.
 */
export interface Cell<T> {
  readonly value?: T;
  /** True while `value` is not what the scene asks for. */
  readonly stale: boolean;
  readonly busy: boolean;
  readonly progress?: { readonly step: number; readonly total: number };
  readonly failure?: Failure;
}

/** An attacked picture, or one on its way there (`Cell.busy`). */
export interface AttackedPicture {
  readonly pixels: Pixels;
  /** Absent in a preview whose prediction was not computed. */
  readonly prediction?: Prediction;
  readonly milliseconds?: number;
}

/** One model and everything it makes of the picture. */
export interface Column {
  readonly modelId: string;
  readonly label: string;
  readonly loading?: { readonly loadedBytes: number; readonly totalBytes: number };
  /** Why the model could not be loaded; the other columns work on. */
  readonly failure?: Failure;
  readonly card?: ModelCard;
  readonly activationLayers: readonly string[];
  /** The picture at this model's input size. */
  readonly pixels?: Pixels;
  readonly clean: Cell<Prediction>;
  readonly saliencyClean: Cell<SaliencyMap>;
  readonly attacked: Cell<AttackedPicture>;
  readonly saliencyAttacked: Cell<SaliencyMap>;
}

/** A picture as opened: upright, opaque, at most 1024 pixels a side. */
export interface SourcePicture {
  /** 'sample' or 'own', as in the scene. */
  readonly kind: 'sample' | 'own';
  /** Sample id, or the content hash of a person's own picture. */
  readonly id: string;
  readonly name: string;
  readonly pixels: Pixels;
  /** Remarks for the person, e.g. "Only the first frame of the animation is used". */
  readonly notes: readonly string[];
}

/** A message to the person; failures of one column stay in that column instead. */
export interface Notice {
  readonly id: number;
  readonly failure: Failure;
}

/** Everything the panels draw. */
export interface LimelightState {
  readonly scene: Scene;
  readonly samples: readonly Sample[];
  readonly picture?: SourcePicture;
  readonly pictureLoading: boolean;
  readonly engine: 'starting' | 'running' | 'failed';
  readonly backend?: BackendReport;
  readonly catalogue?: Catalogue;
  readonly columns: readonly Column[];
  readonly notices: readonly Notice[];
  /** The whole page in one word, as `data-state` of the status element. */
  readonly status: 'idle' | 'loading' | 'busy' | 'error';
}

/** Everything the panels may do. All return at once. */
export interface LimelightActions {
  readonly openFile: (file: Blob, name: string) => void;
  readonly openSample: (id: string) => void;
  readonly setAttackOn: (on: boolean) => void;
  readonly setAttack: (id: string) => void;
  readonly setAttackParam: (name: string, value: ParamValue) => void;
  readonly setSaliency: (id: string) => void;
  readonly setSaliencyParam: (name: string, value: ParamValue) => void;
  readonly setSaliencyTarget: (target: 'predicted' | number) => void;
  readonly setView: (view: Partial<Scene['view']>) => void;
  readonly setSeed: (seed: number) => void;
  /** Stops running attacks and maps; what is on the screen stays. */
  readonly cancel: () => void;
  /** Asks again for what was cancelled or failed in a column (or everywhere). */
  readonly retry: (modelId?: string) => void;
  readonly dismissNotice: (id: number) => void;
  readonly restartEngine: (backend?: BackendName) => void;
}
