/** The language between page and engine worker. Types only: nothing here runs. */
import type * as rpc from './rpc/protocol';
import type { Exchange, KindOf } from './rpc/protocol';
import type { Activations, ChannelOrder, Layer } from '@/domain/activations';
import type { BackendName, BackendReport } from '@/domain/backend';
import type { CardRemark } from '@/domain/card-remark';
import type { DisplayMap } from '@/domain/display';
import type { Lacks } from '@/domain/lacks';
import type { Assessment, MetricDescriptor } from '@/domain/map-metric';
import type { AttackDescriptor, MapCost, SaliencyDescriptor } from '@/domain/method';
import type { ModelCard } from '@/domain/model-card';
import type { ModelFile } from '@/domain/model-outline';
import type { ParamValues } from '@/domain/params';
import type { Pixels, Prediction, SaliencyMap } from '@/domain/picture';
import type { Playback } from '@/domain/playback';
import type { Target } from '@/domain/target';
import type { Synthesis } from '@/domain/synthesis';
import type { Network } from '@/engine/network/network';

export type { Network } from '@/engine/network/network';

/** What the engine can do: the page builds its forms and menus from this. */
export interface Catalogue {
  readonly attacks: readonly AttackDescriptor[];
  readonly saliency: readonly SaliencyDescriptor[];
  readonly metrics: readonly MetricDescriptor[];
}

/** One file of a model that a person brings: its path in what was dropped, and its content. */
export interface OwnFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Where a model's files are: in a folder of this origin, or in hand. */
export type ModelFrom =
  | {
      readonly kind: 'folder';
      readonly baseUrl: string;
      /** What the page knows of the folder's files. */
      readonly files: readonly ModelFile[];
    }
  | { readonly kind: 'files'; readonly files: readonly OwnFile[] };

/** A model as another worker has it in hand: nothing of it was written, and nothing is to be read or checked. */
export interface ModelInHand {
  readonly card: ModelCard;
  /** Of pixels in [0, 1]. */
  readonly network: Network;
}

/** A person's model, found sound, and what is still theirs to say. */
export interface OwnModelDraft {
  /** Label, classes and pixel range may be changed, and the size where `anySize` says so. */
  readonly card: ModelCard;
  /** True where the model takes pictures of any size. */
  readonly anySize: boolean;
  /** What the person should know. */
  readonly notes: readonly CardRemark[];
  /** model.json and its shards, unpacked. */
  readonly files: readonly OwnFile[];
}

/** Which attack to make on which model and picture; it pushes away from `label`. */
interface AttackAsk {
  readonly modelId: string;
  readonly pixels: Pixels;
  readonly label: number;
  readonly attackId: string;
  readonly params: ParamValues;
  readonly seed: number;
}

/** A picture's map once some of a model's layers have lost what they learned. */
export interface RandomisedStage {
  /** The layer that lost it last; absent of the model as it is. */
  readonly layer?: string;
  readonly map: DisplayMap;
  /** Rank correlation with the map of the model as it is; not a number where either is flat. */
  readonly spearman: number;
}

/** What the engine can be asked. */
export interface Exchanges {
  /** First message to a new worker: choose a backend, or do without those that were lost here again and again. */
  start: Exchange<
    { readonly backend?: BackendName; readonly without?: readonly BackendName[] },
    never,
    { readonly backend: BackendReport; readonly catalogue: Catalogue }
  >;
  /** Load a model: model.json, its shards and card.json; or one in hand. */
  load: Exchange<
    { readonly modelId: string; readonly from: ModelFrom | ModelInHand },
    { readonly loadedBytes: number; readonly totalBytes: number },
    { readonly card: ModelCard; readonly lacks: Lacks; readonly layers: readonly Layer[] }
  >;
  /** Free a model once nothing computes with it any more; one that is not there is no failure. */
  unload: Exchange<{ readonly modelId: string }, never, null>;
  /** Unpack and check what a person dropped, and draft its card; nothing stays loaded. */
  inspect: Exchange<{ readonly files: readonly OwnFile[] }, never, OwnModelDraft>;
  predict: Exchange<{ readonly modelId: string; readonly pixels: Pixels }, never, Prediction>;
  attack: Exchange<
    AttackAsk,
    { readonly step: number; readonly total: number; readonly adversarial?: Pixels; readonly prediction?: Prediction },
    { readonly adversarial: Pixels; readonly prediction: Prediction; readonly milliseconds: number }
  >;
  /** The same attack, with every step of it; of pictures no more than `budget` bytes are kept. */
  playback: Exchange<
    AttackAsk & { readonly budget: number },
    { readonly step: number; readonly total: number },
    Playback
  >;
  explain: Exchange<
    {
      readonly modelId: string;
      readonly pixels: Pixels;
      readonly target: Target;
      readonly saliencyId: string;
      readonly params: ParamValues;
      readonly seed: number;
    },
    {
      readonly step: number;
      readonly total: number;
      readonly map?: SaliencyMap;
      /** As soon as the pace is known. */
      readonly cost?: MapCost;
    },
    { readonly map: SaliencyMap; readonly milliseconds: number }
  >;
  /** The same of several pictures by one model, method and parameters, where maps take one step together. */
  explainTogether: Exchange<
    { readonly modelId: string; readonly asks: readonly Ask<'explain'>[] },
    never,
    { readonly maps: readonly SaliencyMap[] }
  >;
  /** Draw a model's weights anew, layer by layer from the scores down, and explain one picture after each. */
  randomise: Exchange<
    Ask<'explain'>,
    { readonly step: number; readonly total: number; readonly stage?: RandomisedStage },
    { readonly stages: readonly RandomisedStage[] }
  >;
  /** Judge what many methods make of one picture by many measures (`engine/metrics/assess`). */
  assess: Exchange<
    {
      readonly modelId: string;
      readonly pixels: Pixels;
      /** The same under attack, for the measures that need it. */
      readonly attacked?: Pixels;
      readonly target: Target;
      readonly explainers: readonly { readonly saliencyId: string; readonly params: ParamValues }[];
      /** Ids of measures. */
      readonly metrics: readonly string[];
      readonly shuffles: number;
      readonly seed: number;
      /** Whether to hand over the maps too. */
      readonly keep: boolean;
    },
    { readonly step: number; readonly total: number },
    {
      readonly assessments: readonly Assessment[];
      readonly kept?: {
        readonly maps: readonly SaliencyMap[];
        /** What insertion begins with. */
        readonly blurred: Pixels;
      };
    }
  >;
  /** The feature maps of a layer, the first `count` channels by an order; without a layer, of the one in the middle. */
  activations: Exchange<
    {
      readonly modelId: string;
      readonly clean: Pixels;
      readonly attacked?: Pixels;
      readonly layer?: string;
      readonly order: ChannelOrder;
      readonly count: number;
    },
    never,
    Activations
  >;
  /** Draws a class, from the picture or what else the parameters say. */
  synthesise: Exchange<
    {
      readonly modelId: string;
      readonly pixels: Pixels;
      readonly target: number;
      readonly params: ParamValues;
      readonly seed: number;
    },
    { readonly step: number; readonly total: number; readonly preview?: Synthesis },
    Synthesis
  >;
}

export type Kind = KindOf<Exchanges>;
export type Ask<K extends Kind> = Exchanges[K]['ask'];
export type Progress<K extends Kind> = Exchanges[K]['progress'];
export type Answer<K extends Kind> = Exchanges[K]['answer'];

export type ToWorker = rpc.ToWorker<Exchanges>;
export type FromWorker = rpc.FromWorker<Exchanges>;
