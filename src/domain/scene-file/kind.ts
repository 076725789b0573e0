import { contentKind } from '../content-kind';
import type { SceneFileKind } from '../failures/scene-files';
import { BUNDLE_MANIFEST } from './bundle';

/** Where the name of the first file of a zip begins. */
const FIRST_NAME = 30;
/** Far enough to know a text by how it begins. */
const HEAD = 1024;
/** Reports are far smaller; a longer text is not looked through. */
const MOST_TEXT = 8e6;

/** What the head of a report says that was saved as a web page: pictures and tables for people, and no scene. */
export const REPORT_PAGE = '<meta name="generator" content="Limelight report">';

/**
 * Whether a file holds a scene, by its content, whatever it is called: a bundle by its first file, a report by what it
 * says of itself. Also of one that stops before its end, and `page` for a report that was saved as a web page.
 */
export async function sceneFileKind(file: Blob): Promise<SceneFileKind | 'page' | undefined> {
  if ((await contentKind(file)) === 'zip') {
    const name = await file.slice(FIRST_NAME, FIRST_NAME + BUNDLE_MANIFEST.length).text();
    return name === BUNDLE_MANIFEST ? 'bundle' : undefined;
  }
  const head = await file.slice(0, HEAD).text();
  if (/^\s*<!doctype html>/i.test(head)) return head.includes(REPORT_PAGE) ? 'page' : undefined;
  if (!/^\s*\{/.test(head)) return undefined;
  return /"limelight"\s*:\s*"report"/.test(await file.slice(0, MOST_TEXT).text()) ? 'report' : undefined;
}
