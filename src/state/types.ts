import type { Failure } from '@/domain/errors';
import type { MapShift } from '@/domain/map-shift';
import type { Lacks } from '@/domain/method';
import type { ModelCard } from '@/domain/model-card';
import type { ModelOutline } from '@/domain/model-outline';
import type { Pixels, Prediction, SaliencyMap } from '@/domain/picture';
import type { ParamValue } from '@/domain/params';
import type { Sample } from '@/domain/samples';
import type { SaliencyTarget, Scene } from '@/domain/scene';
import type { BackendName, BackendReport } from '@/domain/backend';
import type { Catalogue, OwnFile } from '@/worker/protocol';
import type { ArrivingModel } from './own-models';

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
  /** Family and input size; absent for a model that is not there, as one of another person's. */
  readonly outline?: ModelOutline;
  readonly loading?: { readonly loadedBytes: number; readonly totalBytes: number };
  /** Why the model could not be loaded; the other columns work on. */
  readonly failure?: Failure;
  readonly card?: ModelCard;
  /** What methods cannot have of the model. */
  readonly lacks: Lacks;
  /** The picture at this model's input size. */
  readonly pixels?: Pixels;
  readonly clean: Cell<Prediction>;
  readonly saliencyClean: Cell<SaliencyMap>;
  readonly attacked: Cell<AttackedPicture>;
  readonly saliencyAttacked: Cell<SaliencyMap>;
  /** How far the explanation moved from the clean picture to the attacked one. */
  readonly shift: Cell<MapShift>;
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
  /** About a file that a person brought or chose: it goes when the next one comes. */
  readonly aboutFile: boolean;
}

/** A whole card on its way to the person, at hand, or not to be had. */
export type ShelvedCard = { readonly card: ModelCard } | { readonly failure: Failure } | 'coming';

/** Everything the panels draw. */
export interface LimelightState {
  readonly scene: Scene;
  /** Every model that can be a column, by id: the zoo's, then the person's own (family "own"). */
  readonly models: ReadonlyMap<string, ModelOutline>;
  /** The whole cards that were asked for, by model id. */
  readonly cards: ReadonlyMap<string, ShelvedCard>;
  /** A model of the person's own on its way in. */
  readonly arriving?: ArrivingModel | undefined;
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
  /** Opens a picture; `others` are the names of those that came with it, of which none is opened. */
  readonly openFile: (file: Blob, name: string, others?: readonly string[]) => void;
  readonly openSample: (id: string) => void;
  /** One more column at the right end; nothing where there are four already, or the model is on the screen. */
  readonly addModel: (modelId: string) => void;
  /** Another model in the place of one that is on the screen. */
  readonly replaceModel: (modelId: string, withModelId: string) => void;
  /** A column off the screen; the last one stays. */
  readonly removeModel: (modelId: string) => void;
  /** Fetches a model's whole card for `cards`, if it is not there yet; asking again after a failure retries. */
  readonly openCard: (modelId: string) => void;
  /** Checks a model's files, chosen or dropped together; what is found waits in `arriving`. */
  readonly openModelFiles: (files: readonly (File | OwnFile)[]) => void;
  /** Takes the arriving model in under that card, and puts it on the screen. */
  readonly keepOwnModel: (card: ModelCard) => void;
  /** Lets go of the arriving model. */
  readonly dismissOwnModel: () => void;
  /** Takes a model of the person's own off the screen and off this device. */
  readonly removeOwnModel: (modelId: string) => void;
  readonly setAttackOn: (on: boolean) => void;
  readonly setAttack: (id: string) => void;
  readonly setAttackParam: (name: string, value: ParamValue) => void;
  readonly setSaliency: (id: string) => void;
  readonly setSaliencyParam: (name: string, value: ParamValue) => void;
  readonly setSaliencyTarget: (target: SaliencyTarget) => void;
  readonly setView: (view: Partial<Scene['view']>) => void;
  readonly setSeed: (seed: number) => void;
  /** Stops running attacks and maps; what is on the screen stays. */
  readonly cancel: () => void;
  /** Asks again for what was cancelled or failed in a column (or everywhere). */
  readonly retry: (modelId?: string) => void;
  readonly dismissNotice: (id: number) => void;
  readonly restartEngine: (backend?: BackendName) => void;
}
