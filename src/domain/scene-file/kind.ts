import { contentKind } from '../content-kind';
import type { SceneFileKind } from '../failures/scene-files';
import { BUNDLE_MANIFEST } from './bundle';

/** Where the name of the first file of a zip begins. */
const FIRST_NAME = 30;
/** Reports are far smaller; a longer text is not looked through. */
const MOST_TEXT = 8e6;

/**
 * Whether a file holds a scene, by its content, whatever it is called: a bundle by its first file, a report by what it
 * says of itself. Also of one that stops before its end.
 */
export async function sceneFileKind(file: Blob): Promise<SceneFileKind | undefined> {
  if ((await contentKind(file)) === 'zip') {
    const name = await file.slice(FIRST_NAME, FIRST_NAME + BUNDLE_MANIFEST.length).text();
    return name === BUNDLE_MANIFEST ? 'bundle' : undefined;
  }
  if (!/^\s*\{/.test(await file.slice(0, 64).text())) return undefined;
  return /"limelight"\s*:\s*"report"/.test(await file.slice(0, MOST_TEXT).text()) ? 'report' : undefined;
}
