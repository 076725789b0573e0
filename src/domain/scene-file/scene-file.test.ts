import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { version } from '../../../package.json';
import { defaultScene } from '../scene/schema';
import { anyScene } from '../testing/any-scene';
import { readManifest, writeManifest } from './bundle';
import { REPORT_PAGE, sceneFileKind } from './kind';
import { readReport, REPORT_VERSION, writeReport, type Report } from './report';

const average = { value: 0.5, low: 0.25, high: 0.75, n: 5 };
const report: Report = {
  ...{ limelight: 'report', version: REPORT_VERSION, made: '2026-01-01T00:00:00.000Z', app: '1.0.0' },
  ...{ link: 'https://limelight.example/#v=2', scene: defaultScene, browser: 'a browser' },
  picture: { name: 'Cat', kind: 'sample', width: 32, height: 32 },
  backend: { name: 'wasm', software: false },
  columns: [
    {
      model: { id: 'm', label: 'M', classes: ['cat', 'dog'], files: [{ name: 'card.json', sha256: 'ab' }] },
      clean: {
        ...{ label: 0, className: 'cat', probability: 0.75, independent: false },
        ...{ probabilities: [0.75, 0.25], logits: [1, null] },
      },
      maps: [{ shift: { spearman: null, ssim: 0.5, top10: 0.1, flat: 'none' } }],
    },
  ],
  transfer: [],
  league: {
    ...{ pictures: 5, from: 'samples' },
    rows: [{ model: 'm', method: 'gradient', params: {}, flat: 0, broken: 0, cells: { gini: { score: average } } }],
  },
};
const text = writeReport(report);

describe('a report', () => {
  it('is read as it was written, whatever its scene (fails if a field is lost)', () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        expect(readReport(writeReport({ ...report, scene }), 'r.json')).toEqual({ ...report, scene });
      }),
    );
  });

  it.each([
    ['cut', text.slice(0, -40), 'scene-file-damaged', { kind: 'report', file: 'r.json' }],
    ['edited', text.replace('"seed": 0', '"seed": "x"'), 'scene-file-damaged', { field: 'scene.seed' }],
    ['without its columns', text.replace('"columns"', '"rows"'), 'scene-file-damaged', { field: 'columns' }],
    [
      'newer, with who knows what',
      '{"limelight":"report","version":99,"scene":7}',
      'scene-file-newer',
      { version: 99 },
    ],
  ])('that is %s is refused, saying what is wrong', (_, given, code, details) => {
    expect(() => readReport(given, 'r.json')).toThrow(
      expect.objectContaining({ code, details: expect.objectContaining(details) as object }) as Error,
    );
  });

  it('is known by its content, cut or with its keys in another order', async () => {
    const kindOf = (given: string) => sceneFileKind(new Blob([given]));
    const sorted = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).sort()));
    expect(await Promise.all([text, text.slice(0, 200), sorted].map(kindOf))).toEqual(['report', 'report', 'report']);
    expect(await Promise.all(['{"format":"layers-model"}', 'text', ''].map(kindOf))).toEqual([
      ...[undefined, undefined, undefined],
    ]);
  });

  it('saved as a web page is known, and no other web page is taken for one', async () => {
    const kindOf = (head: string) => sceneFileKind(new Blob([`<!doctype html>\n<html lang="en">\n${head}`]));
    expect(await Promise.all([REPORT_PAGE, '<title>Limelight report</title>'].map(kindOf))).toEqual([
      'page',
      undefined,
    ]);
  });
});

it('a bundle’s manifest is read as it was written, whatever its scene', () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      expect(readManifest(writeManifest(scene), 'b.zip')).toEqual(scene);
    }),
  );
});

it('one of before a field of the view was there has its default', () => {
  const { logScale: _, ...view } = defaultScene.view;
  const manifest = { limelight: 'bundle', version: 1, scene: { ...defaultScene, view } };
  expect(readManifest(JSON.stringify(manifest), 'b.zip')).toEqual(defaultScene);
});

it('CITATION.cff names the version of the page', () => {
  expect(readFileSync('CITATION.cff', 'utf8')).toContain(`\nversion: ${version}\n`);
});
