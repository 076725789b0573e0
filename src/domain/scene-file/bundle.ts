import * as z from 'zod/mini';
import type { Scene } from '../scene/schema';
import { parseSceneFile, sceneInFile } from './parse';

/** The version of the bundles that are written; what a newer one holds is not known. */
const BUNDLE_VERSION = 1;

/** The first file of a bundle, by which it is known. */
export const BUNDLE_MANIFEST = 'limelight-bundle.json';

/** The folder in a bundle that holds a person's own picture. */
export const BUNDLE_PICTURE = 'picture';

/** The folder in a bundle that holds a lesson. */
export const BUNDLE_LESSON = 'lesson';

const bundleSchema = z.object({
  limelight: z.literal('bundle'),
  version: z.literal(BUNDLE_VERSION),
  scene: sceneInFile,
});

/** A file that travels in a bundle. */
export interface BundledFile {
  readonly name: string;
  readonly blob: Blob;
}

/** What a bundle carries: a scene, where that is of a person's own picture the file of it, and a lesson that was open. */
export interface Bundle {
  readonly scene: Scene;
  readonly picture?: BundledFile;
  readonly lesson?: BundledFile | undefined;
}

/** The manifest of a bundle of that scene. */
export function writeManifest(scene: Scene): string {
  const manifest: z.infer<typeof bundleSchema> = { limelight: 'bundle', version: BUNDLE_VERSION, scene };
  return JSON.stringify(manifest, undefined, 1);
}

/** The scene of a bundle's manifest; `file` is the bundle. Throws `scene-file-…`. */
export function readManifest(text: string, file: string): Scene {
  return parseSceneFile(text, bundleSchema, { file, kind: 'bundle', newest: BUNDLE_VERSION }).scene;
}
