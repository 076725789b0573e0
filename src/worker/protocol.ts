/** The language between page and engine worker. Types only: nothing here runs. */
import type { BackendName, BackendReport } from '@/domain/backend';
import type { Failure } from '@/domain/errors';
import type { AttackDescriptor, Lacks, SaliencyDescriptor } from '@/domain/method';
import type { ModelCard } from '@/domain/model-card';
import type { ModelFile } from '@/domain/model-outline';
import type { ParamValues } from '@/domain/params';
import type { Pixels, Prediction, SaliencyMap } from '@/domain/picture';

/** What the engine can do: the page builds its forms and menus from this. */
export interface Catalogue {
  readonly attacks: readonly AttackDescriptor[];
  readonly saliency: readonly SaliencyDescriptor[];
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

/** A person's model, found sound, and what is still theirs to say. */
export interface OwnModelDraft {
  /** Label, classes and pixel range may be changed, and the size where `anySize` says so. */
  readonly card: ModelCard;
  /** True where the model takes pictures of any size. */
  readonly anySize: boolean;
  /** Remarks for the person. */
  readonly notes: readonly string[];
  /** model.json and its shards, unpacked. */
  readonly files: readonly OwnFile[];
}

/** One kind of request: what is asked, what is reported on the way, what comes back. */
interface Exchange<Ask, Progress, Answer> {
  readonly ask: Ask;
  readonly progress: Progress;
  readonly answer: Answer;
}

export interface Exchanges {
  /** First message to a new worker: choose a backend. */
  start: Exchange<
    { readonly backend?: BackendName },
    never,
    { readonly backend: BackendReport; readonly catalogue: Catalogue }
  >;
  /** Load a model: model.json, its shards and card.json. */
  load: Exchange<
    { readonly modelId: string; readonly from: ModelFrom },
    { readonly loadedBytes: number; readonly totalBytes: number },
    { readonly card: ModelCard; readonly lacks: Lacks }
  >;
  /** Unpack and check what a person dropped, and draft its card; nothing stays loaded. */
  inspect: Exchange<{ readonly files: readonly OwnFile[] }, never, OwnModelDraft>;
  predict: Exchange<{ readonly modelId: string; readonly pixels: Pixels }, never, Prediction>;
  attack: Exchange<
    {
      readonly modelId: string;
      readonly pixels: Pixels;
      readonly label: number;
      readonly attackId: string;
      readonly params: ParamValues;
      readonly seed: number;
    },
    { readonly step: number; readonly total: number; readonly adversarial?: Pixels; readonly prediction?: Prediction },
    { readonly adversarial: Pixels; readonly prediction: Prediction; readonly milliseconds: number }
  >;
  explain: Exchange<
    {
      readonly modelId: string;
      readonly pixels: Pixels;
      readonly target: number;
      readonly saliencyId: string;
      readonly params: ParamValues;
      readonly seed: number;
    },
    { readonly step: number; readonly total: number; readonly map?: SaliencyMap },
    { readonly map: SaliencyMap; readonly milliseconds: number }
  >;
}

export type Kind = keyof Exchanges;
export type Ask<K extends Kind> = Exchanges[K]['ask'];
export type Progress<K extends Kind> = Exchanges[K]['progress'];
export type Answer<K extends Kind> = Exchanges[K]['answer'];

/** Page to worker. */
export type ToWorker =
  | { [K in Kind]: { readonly type: 'request'; readonly id: number; readonly kind: K; readonly ask: Ask<K> } }[Kind]
  | { readonly type: 'cancel'; readonly id: number };

/** Worker to page; the id says which request, and so which kind. `cancelled` answers every cancelled request. */
export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress<Kind> }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer<Kind> }
  | { readonly type: 'failure'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'cancelled'; readonly id: number }
  /** Not an answer: the device is gone and the worker is of no more use. */
  | { readonly type: 'lost'; readonly failure: Failure };
