import type { NamedInScene } from './lessons';

/** The files that hold a scene: a report, which is JSON, and a bundle, a zip that can hold the picture too. */
export type SceneFileKind = 'report' | 'bundle';

/** What can be wrong with a file that holds a scene; what is on the screen then stays. */
export interface SceneFileFailures {
  'scene-file-damaged': {
    'cut-off': { file: string; kind: SceneFileKind };
    'bad-field': { file: string; kind: SceneFileKind; field: string };
    'picture-left-out': { file: string; picture: string };
  };
  /** A report that was saved as a web page, for people to read. */
  'scene-file-page': { 'no-scene': { file: string } };
  /** Of several files that came together; only `file` was opened. */
  'scene-file-others': { left: { file: string; files: readonly string[] } };
  'scene-file-newer': { 'foreign-version': { file: string; kind: SceneFileKind; version: number } };
  'scene-file-unknown': { name: { file: string; what: NamedInScene; name: string } };
  'scene-file-too-large': { bytes: { file: string; bytes: number; most: number } };
}
