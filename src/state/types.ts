import type { Activations, ChannelOrder, Layer } from '@/domain/activations';
import type { Failure } from '@/domain/errors';
import type { Crop } from '@/domain/crop';
import type { MapMeasures } from '@/domain/map-measures';
import type { MapCost } from '@/domain/method';
import type { Lacks } from '@/domain/lacks';
import type { ModelCard } from '@/domain/model-card';
import type { ModelOutline } from '@/domain/model-outline';
import type { ParamValues } from '@/domain/params';
import type { PictureNote } from '@/domain/picture-notes';
import type { Pixels, Prediction, SaliencyMap } from '@/domain/picture';
import type { Playback } from '@/domain/playback';
import type { Sample } from '@/domain/samples';
import type { Synthesis } from '@/domain/synthesis';
import type { SmallestEpsilon } from '@/domain/smallest-epsilon';
import type { Edit } from '@/domain/scene/edits';
import type { Scene } from '@/domain/scene/schema';
import type { BackendName, BackendReport } from '@/domain/backend';
import type { TransferObstacle } from '@/domain/transfer';
import type { Answer, Catalogue, OwnFile } from '@/worker/protocol';
import type { ArrivingModel } from './own-models';
import type { OwnPicture } from './own-picture-storage';

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
  /** What its map takes, where that is so long that nobody goes on before a person says so. */
  readonly held?: MapCost;
}

/** What an attack came to: the picture, and what the model attacked says of it. */
export type AttackResult = Answer<'attack'>;

/** An attacked picture on its way; without a prediction where that was not computed. */
export type AttackPreview = Pick<AttackResult, 'adversarial'> & Partial<Pick<AttackResult, 'prediction'>>;

/** A map, and what made it. */
export interface ExplainedMap extends SaliencyMap {
  readonly method: string;
  /** Every parameter of the method. */
  readonly params: ParamValues;
  /** Whether the method's values have a sign that means something. */
  readonly signed: boolean;
}

/** What a model says of a picture that was attacked on a model, itself or another. */
export interface TransferCell {
  readonly source: string;
  readonly victim: string;
  readonly busy: boolean;
  /** The person has stopped it. */
  readonly stopped: boolean;
  readonly prediction?: Prediction;
  readonly failure?: Failure;
  /** Why there is nothing to be said. */
  readonly obstacle?: TransferObstacle;
}

/** An attacked picture, or one on its way there (`Cell.busy`). */
export interface AttackedPicture {
  readonly pixels: Pixels;
  /** The picture it was made from, and the model whose gradients the attack followed. */
  readonly clean: Pixels;
  readonly source: string;
  /** The attack that made it. */
  readonly attack: string;
  /** The step of the attack that it is, of how many; absent where it is the result. */
  readonly frame?: { readonly step: number; readonly total: number };
  /** Absent in a preview whose prediction was not computed. */
  readonly prediction?: Prediction;
  readonly milliseconds?: number;
}

/** What one explanation makes of the picture, clean and attacked. */
export interface MapCells {
  readonly clean: Cell<ExplainedMap>;
  readonly attacked: Cell<ExplainedMap>;
  /** How far it moved from the one to the other. */
  readonly shift: Cell<MapMeasures>;
}

/** What a model says of the picture attacked within an ε, in the attack's own unit; within 0 of the picture as it is. */
export interface EpsilonPoint {
  readonly epsilon: number;
  readonly prediction: Prediction;
  readonly fools: boolean;
  /** One for each explanation of the scene, as far as they are there. */
  readonly maps?: readonly (ExplainedMap | undefined)[];
}

/** An attack over ε, as far as it is known. */
export interface OverEpsilon {
  /** By rising ε. */
  readonly points: readonly EpsilonPoint[];
  readonly smallest: SmallestEpsilon;
  /** The largest ε that is tried. */
  readonly bound: number;
  /** The class that the attack aims at, in the model's own numbers. */
  readonly target?: number;
}

/** Which feature maps are looked at. */
export interface ActivationsView {
  /** By model id; of others, the layer that the engine takes. */
  readonly layers: Readonly<Record<string, string>>;
  readonly order: ChannelOrder;
  readonly count: number;
}

/** Which class every model is asked to draw, and how. */
export interface SynthesisView {
  /** By the numbers of the first column's classes. */
  readonly target: number;
  /** What differs from the defaults of `synthesisParams`. */
  readonly params: ParamValues;
  readonly seed: number;
}

/** One model and everything it makes of the picture. */
export interface Column {
  readonly modelId: string;
  readonly label: string;
  /** Family and input size; absent for a model that is not there, as one of another person's. */
  readonly outline?: ModelOutline;
  readonly loading?: { readonly loadedBytes: number; readonly totalBytes: number };
  /** The model's new weights are on their way into the engine; what the old ones made stays meanwhile. */
  readonly renewing?: true;
  /** Why the model could not be loaded; the other columns work on. */
  readonly failure?: Failure;
  readonly card?: ModelCard;
  /** What cannot be had of the model, or done with it. */
  readonly lacks: Lacks;
  /** Those that a class activation map can be made of, input side first; absent until the model is loaded. */
  readonly layers?: readonly Layer[];
  /** The picture at this model's input size, and which part of it that is. */
  readonly pixels?: Pixels;
  readonly crop?: Crop;
  readonly clean: Cell<Prediction>;
  readonly attacked: Cell<AttackedPicture>;
  /** Every step of the attack that the column shows, while they are looked at. */
  readonly playback: Cell<Playback>;
  /** The same attack within other ε, while that is looked at. */
  readonly overEpsilon: Cell<OverEpsilon>;
  /** The feature maps of one of its layers, clean and attacked, while they are looked at. */
  readonly activations: Cell<Activations>;
  /** The picture that it draws of a class, once it is asked to. */
  readonly synthesis: Cell<Synthesis>;
  /** One for each explanation of the scene, in its order, once the column is asked for them. */
  readonly maps: readonly MapCells[];
  /** Why the attack's source cannot be shown to this model; there is no attacked picture then. */
  readonly obstacle?: TransferObstacle;
}

/** A picture as opened: upright, opaque, at most 1024 pixels a side. */
export interface SourcePicture {
  /** 'sample' or 'own', as in the scene. */
  readonly kind: 'sample' | 'own';
  /** Sample id, or the content hash of a person's own picture. */
  readonly id: string;
  /** A person's own by its file; a sample by its id, for which every language has a name. */
  readonly name: string;
  readonly pixels: Pixels;
  readonly notes: readonly PictureNote[];
}

/** A message to the person; failures of one column stay in that column instead. */
export interface Notice {
  readonly id: number;
  readonly failure: Failure;
  /** About a file that a person brought or chose: it goes when the next one comes. */
  readonly aboutFile: boolean;
}

/** A whole card on its way to the person, at hand, or not to be had. */
export type CardEntry = { readonly card: ModelCard } | { readonly failure: Failure } | 'coming';

/** Everything the panels draw. */
export interface LimelightState {
  readonly scene: Scene;
  /** Every model that can be a column, by id: the zoo's, then the person's own (family "own"). */
  readonly models: ReadonlyMap<string, ModelOutline>;
  /** The whole cards that were asked for, by model id. */
  readonly cards: ReadonlyMap<string, CardEntry>;
  /** A model of the person's own on its way in. */
  readonly arriving?: ArrivingModel | undefined;
  readonly samples: readonly Sample[];
  readonly picture?: SourcePicture;
  readonly pictureLoading: boolean;
  /** The person's own pictures on this device, the last opened first. */
  readonly ownPictures: readonly OwnPicture[];
  readonly engine: 'starting' | 'running' | 'failed';
  readonly backend?: BackendReport;
  readonly catalogue?: Catalogue;
  readonly columns: readonly Column[];
  /** Whether the transfer matrix is looked at, and its fields row by row: made on, shown on. */
  readonly transferOpen: boolean;
  readonly transfer: readonly TransferCell[];
  /** Whether the attack's steps are looked at. */
  readonly playbackOpen: boolean;
  /** Whether the attack over ε is looked at. */
  readonly epsilonOpen: boolean;
  /** The feature maps that are looked at. */
  readonly activationsView?: ActivationsView | undefined;
  /** The class that is drawn. */
  readonly synthesisView?: SynthesisView | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly notices: readonly Notice[];
  /** The whole page in one word, as `data-state` of the status element. */
  readonly status: 'idle' | 'loading' | 'busy' | 'error';
}

/** An attacked picture as a file, and what the model that it fooled or not says when the file is opened. */
export interface SavedAttack {
  readonly file: Blob;
  readonly prediction: Prediction;
}

/** Everything the panels may do. All return at once. */
export interface LimelightActions {
  /** Opens a picture; `others` are the names of those that came with it, of which none is opened. */
  readonly openFile: (file: Blob, name: string, others?: readonly string[]) => void;
  readonly openSample: (id: string) => void;
  /** Opens one of the person's own pictures again. */
  readonly openOwnPicture: (picture: OwnPicture) => void;
  /** Deletes one of them from this device; if it is on the screen, it stays there. */
  readonly deleteOwnPicture: (hash: string) => void;
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
  /** The one way to change the scene. */
  readonly dispatch: (edit: Edit) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Says which panels beside the columns are open, and on what: what they show is computed only meanwhile. */
  readonly setPanels: (
    change: Partial<
      Pick<LimelightState, 'transferOpen' | 'playbackOpen' | 'epsilonOpen' | 'activationsView' | 'synthesisView'>
    >,
  ) => void;
  /** A column's attacked picture as a file of 8 bits a colour, and what its model says of that file; rejects with the engine's failure. */
  readonly saveAttacked: (modelId: string) => Promise<SavedAttack>;
  /** How two maps of a size compare; `undefined` where they differ in it. Measured once a pair, off the main thread. */
  readonly compareMaps: (first: ExplainedMap, second: ExplainedMap) => Promise<MapMeasures | undefined>;
  /** Hands a file to the person. */
  readonly download: (file: Blob, name: string) => void;
  /** Stops running attacks and maps; what is on the screen stays. */
  readonly cancel: () => void;
  /** Asks again for what was cancelled or failed in a column (or everywhere). */
  readonly retry: (modelId?: string) => void;
  /** Shows a message until it is dismissed. */
  readonly notify: (failure: Failure) => void;
  /** Goes on with one of a column's maps that is held, however long it takes: from now on on every picture. */
  readonly startMap: (modelId: string, index: number) => void;
  /** Shows a message about a file that was brought, until the next one comes. */
  readonly notifyOfFile: (failure: Failure) => void;
  readonly dismissNotice: (id: number) => void;
  readonly restartEngine: (backend?: BackendName) => void;
}
