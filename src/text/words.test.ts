import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Failure, Outcome } from '@/domain/errors';
import { decimalPercent, significant, whole as wholeNumber } from '@/domain/format';
import { failures, outcomes } from './en/failures';
import { fetchedText, fetchText } from './fetched';
import { nearestLanguage } from './languages';
import { speak, text, words } from '.';

/** A value for every detail, by its name; where a name means several things, by code and reason first. */
const details: Readonly<Record<string, unknown>> = {
  ...{ file: 'a.png', sample: 'Cat', picture: 'a.png', format: 'JPEG', bytes: 2e6, most: 3e6, width: 9, height: 8 },
  ...{
    source: 'm',
    model: 'm',
    near: 'n',
    attack: 'a',
    saliency: 's',
    known: ['x', 'y'],
    othersLeft: true,
    backend: 'wasm',
  },
  ...{
    problem: 'odd',
    flag: 'eps',
    index: 4,
    classes: 3,
    word: 'w',
    flags: ['a'],
    method: 'PGD',
    own: ['a'],
    command: 'c',
  },
  ...{
    given: 'g',
    min: 1,
    max: 2,
    options: ['a'],
    data: 'd',
    pictures: 5,
    asked: 6,
    folder: 'f',
    files: ['a'],
    named: 5,
  },
  ...{
    version: '9',
    field: 'seed',
    fields: ['seed'],
    takes: [8, 8, 3],
    has: [9, 9, 3],
    label: 4,
    place: 'node',
    others: ['cpu'],
  },
  ...{
    candidates: [{ name: 'cpu', refused: { why: 'missing' } }],
    refusal: { why: 'wrong-values', error: 0.5 },
    worker: 'engine',
    size: [1, 2],
    wanted: [3, 4],
    found: [5],
    part: 'heldOut',
  },
  ...{
    scores: [3],
    step: 2,
    steps: 1,
    path: 'p',
    why: 404,
    expected: 'model-card',
    card: [1],
    weight: 'w',
    layer: 'l',
  },
  ...{ values: 7, channels: 3, input: 'i', kind: 'K', shape: [1, null], node: 'n', constant: 'filter', seconds: 30 },
  ...{
    operation: 'o',
    mostBytes: 1e9,
    operations: ['o'],
    models: ['a', 'b'],
    inputs: 2,
    outputs: 2,
    rows: 9,
    columns: 9,
  },
  ...{
    names: 3,
    name: 'n',
    strides: [9, 9],
    activation: 'a',
    cap: 5,
    alpha: 2,
    op: 'Op',
    setting: 's',
    type: 'DT_INT32',
  },
  ...{ line: 4, steps: 2, headings: 3, what: 'model' },
  ...{ fused: 'f', kernel: 'k', lack: { lack: 'no-gradient', name: 'n', op: 'Op' } },
};
const problem = { name: 'eps', problem: 'out-of-range', given: 9, min: 0, max: 4 };
const special: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'picture-unsupported': { format: 'pdf' },
  'model-missing': { format: 'onnx' },
  'scene-bad-parameter': { problem, fault: { fault: 'bytes-differ', bytes: 1, promised: 2 }, files: 9, command: ['a'] },
  'unknown-command': { command: 'c' },
  'unknown-flags': { near: ['b'] },
  'scene-file-damaged': { kind: 'report' },
  'scene-file-newer': { kind: 'bundle' },
  'data-corrupt': { fault: { fault: 'cut-off', archive: 'tar' } },
  'model-corrupt': { fault: { fault: 'locked' }, model: [1] },
  'weight-count': { found: 1, wanted: 2 },
  'shard-bytes': { found: 1, wanted: 2 },
  'inner-no-layers': { model: 'm' },
  'other-card': { model: 'm' },
  'model-unsupported': { scores: 9, found: ['w'] },
  internal: { takes: [8, 8], given: [9, 9] },
};

/** Every failure there are words for, each with details. */
const all = Object.entries(failures).flatMap(([code, reasons]) =>
  Object.keys(reasons).map((reason): Failure => {
    const find = (_: object, name: string): unknown => {
      const found = special[reason]?.[name] ?? special[code]?.[name] ?? details[name];
      if (found === undefined) throw new Error(`This test has no value for the detail ${name}`);
      return found;
    };
    return { code, reason, details: new Proxy({}, { get: find }) } as unknown as Failure;
  }),
);

const whole = {
  message: expect.stringMatching(/^(?!.*(undefined|\[object|NaN)).{8,}[.!?]$/s) as string,
  hint: expect.stringMatching(/^(?!.*(undefined|\[object|NaN)).{8,}[.!?]$/s) as string,
};

describe.each(['en', 'de', 'es'] as const)('the words of a failure in %s', (tag) => {
  beforeAll(() => speak(tag));
  afterAll(() => speak('en'));

  it.each(all.map((failure) => [failure.code, failure.reason, failure] as const))(
    '%s, %s: a sentence and a next step',
    (_, __, failure) => expect(words(failure)).toEqual(whole),
  );

  const full: Failure = { code: 'storage-full', reason: 'no-room', details: {} };
  const named: Record<string, object> = {
    'model-not-kept': { model: 'Mine' },
    'device-given-up': { backend: 'webgpu' },
    'smaller-batch': { pictures: 4 },
  };
  it.each(Object.keys(outcomes))('with what came of it: %s', (outcome) => {
    const settled = words({ ...full, outcome: { outcome, ...named[outcome] } as Outcome });
    expect(settled).toEqual(whole);
    expect(settled).not.toEqual(words(full));
  });
});

/** Every phrase of four words and more of a catalogue that is not a function; papers and formulas read alike in all languages. */
function phrases(catalogue: object): readonly string[] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return phrases(value);
    const isPhrase = typeof value === 'string' && /(\w+ .*){3}\w/s.test(value);
    return isPhrase && key !== 'reference' && key !== 'formula' ? [value] : [];
  });
}

describe('another language', () => {
  afterEach(() => speak('en'));

  it('writes numbers its own way', async () => {
    await speak('de');
    expect([significant(-1.5), decimalPercent(0.1234), wholeNumber(12_000)]).toEqual(['−1,5', '12,3', '12.000']);
  });

  it.each(['de', 'es'] as const)('leaves no failure in English: %s', async (tag) => {
    const english = all.map(words);
    await speak(tag);
    const same = all.filter((failure, i) => {
      const { message, hint } = words(failure);
      return message === english[i]!.message || hint === english[i]!.hint;
    });
    expect(same.map(({ code, reason }) => `${code}, ${reason}`)).toEqual([]);
  });

  it.each(['de', 'es'] as const)('leaves no phrase in English: %s', async (tag) => {
    const spoken = async () => {
      await fetchText();
      return [...phrases(text), ...phrases(fetchedText)];
    };
    const english = new Set(await spoken());
    expect(english.size).toBeGreaterThan(150);
    await speak(tag);
    expect((await spoken()).filter((phrase) => english.has(phrase))).toEqual([]);
  });

  /** What stands between quotation marks in the files of a language, also within functions, by file. */
  const written = (tag: string): readonly string[] => {
    const folder = fileURLToPath(new URL(`${tag}/`, import.meta.url));
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => {
        const source = readFileSync(folder + file, 'utf8').replace(/\/\*[^]*?\*\/|^\s*(\/\/|import).*$/gm, '');
        const texts = [...source.matchAll(/(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g)].map(([, , said = '']) => said);
        // Three words at least; papers, which end in "2018, Title", and formulas read alike.
        return texts
          .filter((said) => /(\p{L}{2,}.* ){2}\p{L}{2}/u.test(said.replace(/\$\{[^}]*\}/g, '')))
          .filter((said) => !/ (19|20)\d\d, |[=∂Σ∇]/.test(said))
          .map((said) => `${file}: ${said}`);
      });
  };

  it.each(['de', 'es'])('is written in no function of %s in English either', (tag) => {
    const english = new Set(written('en'));
    expect(english.size).toBeGreaterThan(700);
    expect(written(tag).filter((said) => english.has(said))).toEqual([]);
  });

  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr', 'ES'], 'es'],
    [['toString', 'fr'], 'en'],
  ])('of %j is %s', (tags, nearest) => expect(nearestLanguage(tags)).toBe(nearest));
});

describe('the seam', () => {
  const src = fileURLToPath(new URL('..', import.meta.url));
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/^text\/|\.test\.tsx?$|\/testing\//.test(file))
    .map((file) => [file, readFileSync(`${src}/${file}`, 'utf8')] as const);
  const raisers = sources
    .flatMap(([, text]) => [...text.matchAll(/function (\w+)\(\.\.\.fault: Fault</g)])
    .map(([, name]) => name);
  const raised = new RegExp(String.raw`\b(?:new LimelightError|${raisers.join('|')})\((?:[^()]|\([^()]*\))*\)`, 'g');

  it('no failure is raised with a sentence: its reason is a code, its details are values', () => {
    const calls = sources.flatMap(([file, text]) => [...text.matchAll(raised)].map(([call]) => `${file}: ${call}`));
    expect(calls.length).toBeGreaterThan(150);
    expect(calls.filter((call) => /(['"`])[^'"`]*\w \w+ \w[^'"`]*\1/.test(call.replace(/\$\{[^}]*\}/g, '')))).toEqual(
      [],
    );
  });

  it('what has no face holds no sentence and no label: only what debuggers read', () => {
    const faceless = sources.filter(([file]) => /^(domain|engine|worker|offline|state)\//.test(file));
    const found = faceless.flatMap(([file, text]) =>
      text
        .replace(/\/\*[^]*?\*\//g, '')
        .split('\n')
        .filter((line) => !/Error\(|Exception\(|^\s*\/\//.test(line))
        .filter((line) =>
          /(['"`])[^'"`]*\w+ [^'"`]*\w+ [^'"`]*[.!?]\1|\b(summary|formula|reference|hint): ['"`]/.test(line),
        )
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(faceless.length).toBeGreaterThan(300);
    expect(found).toEqual([]);
  });
});
