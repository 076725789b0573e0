import { describe, expect, it } from 'vitest';
import { LimelightError } from '../errors';
import { defaultScene } from '../scene/schema';
import { parseLesson } from './parse';

const lesson = `---
title: Why ε matters
minutes: 12
goal: You know what ε bounds.
steps:
  - scene: "?sample=cifar-dog&attack=pgd&eps=4"
    show: attack-switch
    until: { attack: on, eps: { to: 4 } }
    done: "You found {eps}/255."
  - ask: { choices: [Yes, No], right: 2 }
  - {}
---
Before the first step.

## Switch the attack on

Text with \`code\`.

\`\`\`
## no heading
\`\`\`

## A question
## The end
`;

function faultOf(source: string): unknown {
  try {
    parseLesson(source, 'l.md');
  } catch (thrown) {
    if (thrown instanceof LimelightError) return [thrown.code, thrown.reason, thrown.details];
  }
  throw new Error('nothing was wrong');
}

describe('a lesson', () => {
  it('has a step for every heading, with what is to be done in it', () => {
    const { title, minutes, intro, steps } = parseLesson(lesson, 'l.md');
    expect([title, minutes, intro]).toEqual(['Why ε matters', 12, 'Before the first step.']);
    expect(steps.map((step) => [step.title, step.line])).toEqual([
      ['Switch the attack on', 6],
      ['A question', 10],
      ['The end', 11],
    ]);
    expect(steps[0]).toMatchObject({
      body: 'Text with `code`.\n\n```\n## no heading\n```',
      scene: {
        ...defaultScene,
        picture: { kind: 'sample', id: 'cifar-dog' },
        attack: { ...defaultScene.attack, on: true, params: { eps: 4 } },
      },
      until: { attack: 'on', eps: { to: 4 } },
    });
    expect(steps[1]?.ask).toEqual({ choices: ['Yes', 'No'], right: 2 });
  });

  it.each(['#v=2&sample=x&seed=7', 'v=2&seed=7', 'https://example.org/app/?lang=de#v=2&seed=7'])(
    'takes a scene from a link or a part of one: %s',
    (link) => {
      const source = lesson.replace('"?sample=cifar-dog&attack=pgd&eps=4"', JSON.stringify(link));
      expect(parseLesson(source, 'l.md').steps[0]?.scene?.seed).toBe(7);
    },
  );

  it('with Windows line ends reads the same', () => {
    expect(parseLesson(lesson.replaceAll('\n', '\r\n'), 'l.md')).toEqual(parseLesson(lesson, 'l.md'));
  });

  it.each([
    ['no front matter', '# Hello', 'no-front-matter', {}],
    ['YAML that is not', lesson.replace('minutes: 12', 'minutes: 12: 13'), 'not-yaml', { line: 3 }],
    ['a field too many', lesson.replace('    done:', '    don:'), 'unknown-field', { line: 9, field: 'don' }],
    [
      'a condition that there is not',
      lesson.replace('attack: on,', 'atack: on,'),
      'unknown-field',
      { line: 8, field: 'atack' },
    ],
    [
      'a value that cannot be',
      lesson.replace('minutes: 12', 'minutes: long'),
      'bad-field',
      { line: 3, field: 'minutes' },
    ],
    ['a field that is missing', lesson.replace('title: Why ε matters\n', ''), 'bad-field', { line: 2, field: 'title' }],
    [
      'a right answer that is no choice',
      lesson.replace('right: 2', 'right: 3'),
      'bad-field',
      { line: 10, field: 'steps.1.ask.right' },
    ],
    ['a heading too few', lesson.replace('## The end\n', ''), 'steps-differ', { line: 5, steps: 3, headings: 2 }],
    ['a heading too many', `${lesson}## More\n`, 'steps-differ', { line: 25, steps: 3, headings: 4 }],
    ['a scene that is no link', lesson.replace('eps=4', 'seed=x'), 'bad-scene', { line: 6 }],
  ])('with %s says which line', (_, source, reason, details) => {
    expect(faultOf(source)).toEqual([
      'lesson-damaged',
      reason,
      expect.objectContaining({ file: 'l.md', ...details }) as object,
    ]);
  });
});
