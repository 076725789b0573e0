import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { $ZodIssue } from 'zod/v4/core';
import { LimelightError } from '../errors';
import type { Scene } from '../scene/schema';
import { decodeScene } from '../scene/url';
import { frontMatterSchema, type Lesson } from './schema';

/**
 * Reads a lesson: front matter in YAML between two lines of `---`, which lists the steps, and Markdown, in which each step
 * begins with a heading of the second level. Throws `lesson-damaged` with the line that is at fault.
 */
export function parseLesson(source: string, file: string): Lesson {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) throw new LimelightError('lesson-damaged', 'no-front-matter', { file });
  const counter = new LineCounter();
  const yaml = parseDocument(lines.slice(1, end).join('\n'), { lineCounter: counter });
  // The front matter begins on the file's second line.
  const lineAt = (offset: number) => counter.linePos(offset).line + 1;
  const [problem] = yaml.errors;
  if (problem) throw new LimelightError('lesson-damaged', 'not-yaml', { file, line: lineAt(problem.pos[0]) });

  const checked = frontMatterSchema.safeParse(yaml.toJS());
  if (!checked.success) throw fault(checked.error.issues[0]!, yaml, file, lineAt);
  const { steps, ...head } = checked.data;

  const { intro, sections } = split(lines, end + 1);
  if (sections.length !== steps.length) {
    const line = sections[steps.length]?.line ?? lineAt(offsetOf(yaml, ['steps']));
    const details = { file, line, steps: steps.length, headings: sections.length };
    throw new LimelightError('lesson-damaged', 'steps-differ', details);
  }
  return {
    ...head,
    intro,
    steps: steps.map(({ scene: link, ...step }, index) => {
      const line = lineAt(offsetOf(yaml, ['steps', index]));
      const scene =
        link === undefined ? undefined : sceneOf(link, file, lineAt(offsetOf(yaml, ['steps', index, 'scene'])));
      const { title, body } = sections[index]!;
      return { ...step, ...(scene && { scene }), title, body, line };
    }),
  };
}

/** The scene of a link, of its part behind `#`, or of plain parameters behind `?`. */
function sceneOf(link: string, file: string, line: number): Scene {
  const [before = '', hash = ''] = link.includes('#') || link.startsWith('?') ? link.split('#') : ['', link];
  const [, query = ''] = before.split('?');
  const { scene, failures } = decodeScene(hash, query);
  if (failures.length > 0) throw new LimelightError('lesson-damaged', 'bad-scene', { file, line });
  return scene;
}

function fault(issue: $ZodIssue, yaml: Document, file: string, lineAt: (offset: number) => number): LimelightError {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  if (issue.code === 'unrecognized_keys') {
    const [field = ''] = issue.keys;
    const line = lineAt(offsetOf(yaml, [...path, field]));
    return new LimelightError('lesson-damaged', 'unknown-field', { file, line, field, known: knownFields(path) });
  }
  const line = lineAt(offsetOf(yaml, path));
  return new LimelightError('lesson-damaged', 'bad-field', { file, line, field: path.join('.') || 'front matter' });
}

/** The fields that may stand at that path. */
function knownFields(path: readonly (string | number)[]): readonly string[] {
  const step = frontMatterSchema.shape.steps.def.element;
  if (path.length === 0) return Object.keys(frontMatterSchema.shape);
  const { until, ask } = step.shape;
  if (path.length === 2) return Object.keys(step.shape);
  if (path[2] === 'until' && path.length === 3) return Object.keys(until.def.innerType.shape);
  if (path[2] === 'ask' && path.length === 3) return Object.keys(ask.def.innerType.shape);
  return ['from', 'to'];
}

/** Where in the front matter something stands, a field by its name; of what is missing, where its parent does. */
function offsetOf(yaml: Document, path: readonly (string | number)[]): number {
  const parent = path.length > 1 ? yaml.getIn(path.slice(0, -1), true) : yaml.contents;
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
    if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  const node = path.length > 0 ? yaml.getIn(path, true) : yaml.contents;
  if (isNode(node) && node.range) return node.range[0];
  return path.length > 0 ? offsetOf(yaml, path.slice(0, -1)) : 0;
}

interface Section {
  readonly title: string;
  readonly body: string;
  readonly line: number;
}

/** The text from line `start` on, up to the first heading of the second level, and what follows each of these. */
function split(
  lines: readonly string[],
  start: number,
): { readonly intro: string; readonly sections: readonly Section[] } {
  const heads: number[] = [];
  let isCode = false;
  for (let at = start; at < lines.length; at++) {
    if (/^\s*```/.test(lines[at]!)) isCode = !isCode;
    if (!isCode && /^## +\S/.test(lines[at]!)) heads.push(at);
  }
  const between = (from: number, to: number | undefined) => lines.slice(from, to).join('\n').trim();
  return {
    intro: between(start, heads[0]),
    sections: heads.map((at, index) => ({
      title: lines[at]!.replace(/^## +/, '').trim(),
      body: between(at + 1, heads[index + 1]),
      line: at + 1,
    })),
  };
}
