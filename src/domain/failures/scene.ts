import type { Lack } from '../lacks';
import type { ParamProblem } from '../params';
import type { None } from './none';

/** What can be wrong with a file of a data folder on the command line. */
export type DataFolderFault =
  | { fault: 'unreadable' | 'not-json' | 'label-without-class' | 'values-out-of-range' }
  | { fault: 'bytes-differ'; bytes: number; promised: number }
  | { fault: 'labels-differ'; labels: number; pictures: number }
  | { fault: 'not-as-expected'; problem: string };

/** What can be wrong with a link or a command line, and what a model cannot do with what is asked of it. */
export interface SceneFailures {
  'scene-unknown-model': {
    'of-link': { model: string; known: readonly string[] };
    'source-not-shown': { source: string };
    'no-such-model': { model: string; near: string | undefined };
  };
  'scene-unknown-attack': {
    'of-link': { attack: string; known: readonly string[] };
    'no-such-attack': { attack: string; known: readonly string[] };
  };
  'scene-unknown-saliency': {
    'of-link': { saliency: string; known: readonly string[]; othersLeft: boolean };
    'no-such-saliency': { saliency: string; known: readonly string[] };
  };
  'scene-unknown-sample': {
    'of-link': { sample: string; known: readonly string[] };
    'no-such-sample': { sample: string };
  };
  /** Of what `?hide=` hides. */
  'scene-unknown-part': { 'of-link': { part: string; known: readonly string[] } };
  'scene-unknown-backend': { 'of-link': { backend: string; known: readonly string[] } };
  'scene-bad-parameter': {
    'of-link': { method: string; problem: ParamProblem };
    'of-method': { method: string; problem: ParamProblem };
    'of-flag': { flag: string; problem: ParamProblem };
    'no-such-layer': { layer: string; known: readonly string[] };
    'no-class-to-aim-at': { index: number; classes: number };
    'no-class-to-explain': { index: number; classes: number };
    'not-a-flag': { word: string };
    'unknown-flags': { flags: readonly string[]; near: readonly string[] };
    'foreign-flag': { flag: string; method: string; own: readonly string[]; command: readonly string[] };
    'given-twice': { flag: string };
    'takes-no-value': { flag: string };
    'needs-value': { flag: string };
    'not-whole': { flag: string; given: string };
    'not-whole-within': { flag: string; given: string; min: number; max: number };
    'not-one-of': { flag: string; given: string; options: readonly string[] };
    'not-known': { flag: string; given: string; known: readonly string[]; near: string | undefined };
    'not-a-target': { given: string };
    'unknown-command': { command: string; known: readonly string[]; near: string | undefined };
    'too-few-pictures': { data: string; pictures: number; asked: number };
    'too-few-held-out': { data: string; pictures: number; asked: number };
    'no-such-data': { data: string };
    'no-such-training-data': { data: string };
    'data-folder': { file: string; fault: DataFolderFault };
    'too-many-files': { folder: string; files: number; bytes: number };
    'pixels-beside-card': None;
    'over-its-base': None;
    'other-settings': { folder: string };
  };
  'scene-too-long': {
    'too-many-models': { named: number; most: number };
    'too-many-maps': { named: number; most: number };
  };
  'scene-unreadable': { 'foreign-version': { version: string }; 'bad-fields': { fields: readonly string[] } };
  'method-unsupported': {
    lacks: { method: string; lack: Lack };
    'no-gradient': { lack: Lack };
    'no-class': { index: number };
    'not-taken-apart': None;
    'no-layers': None;
    'size-differs': { model: string; takes: readonly number[]; data: string; has: readonly number[] };
    'label-beyond-classes': { model: string; data: string; label: number; classes: number };
  };
  'numerical-failure': { 'logit-not-a-number': { model: string }; 'not-numbers': None };
}
