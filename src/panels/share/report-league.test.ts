import { afterEach, describe, expect, it } from 'vitest';
import { chooseExplained } from '@/domain/scene/edits';
import { defaultScene } from '@/domain/scene/schema';
import { readReport, writeReport } from '@/domain/scene-file/report';
import type { Target } from '@/domain/target';
import { ownCard } from '@/domain/testing/own-card';
import { onePixel } from '@/domain/testing/results';
import { newColumn } from '@/state/column';
import type { LeagueRun } from '@/state/faithfulness/types';
import type { LimelightState } from '@/state/types';
import { speakAll } from '@/text/testing/speak-all';
import { reportHtml } from './report-html';
import { reportOf } from './report-of';

const cifar = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];
const models = { 'own-net': ['a', 'b'], 'cifar10-standard': cifar, 'cifar10-jsigr': cifar };

/** A table that judged one map of each model: by these classes of one picture, or by those seen in many. */
function league(pictures: LeagueRun['pictures'], targets: readonly Target[]): LeagueRun {
  const modelIds = Object.keys(models);
  const score = { value: 0.25, low: 0.25, high: 0.25, n: 1 };
  const seen = Object.values(models).map((classes, i) => ({ classes, target: targets[i]! }));
  return {
    ...{ state: 'done', pictures, total: 1, share: 0, metrics: ['deletion'], assessed: [[]], unread: [] },
    contestants: modelIds.map((modelId) => ({ modelId, method: 'gradient', params: {}, signed: false })),
    rows: modelIds.map(() => ({ cells: { deletion: { score } }, flat: 0, broken: 0 })),
    lookedAt: {
      ...{ kind: 'sample', name: 'cat', maps: [] },
      byModel: new Map(modelIds.map((id, i) => [id, { pixels: onePixel, blurred: onePixel, ...seen[i]! }])),
    },
  };
}

/** A report with that table, as its file is read again; the scene has come to explain another class since. */
function saved(run: LeagueRun) {
  const columns = Object.entries(models).map(([id, classes]) => ({
    ...newColumn(id, undefined),
    ...{ label: id, card: { ...ownCard, id, classes } },
  }));
  const scene = chooseExplained(9).apply(defaultScene);
  const state = { scene, samples: [], columns, transfer: [] } as unknown as LimelightState;
  const circumstances = { link: 'https://limelight.test/', browser: 'a browser', now: new Date(0) };
  return readReport(writeReport(reportOf(state, { league: run, ...circumstances })), 'report.json');
}

/** The rows of the table in the report's page, with that of the heads. */
function tableOf(report: ReturnType<typeof saved>): string[][] {
  const page = { report, facts: [], rows: [], crispPixels: true, citation: '', bibtex: '', qr: undefined };
  const table = reportHtml(page)
    .split('<table>')
    .find((each) => each.includes('own-net') && /0[.,]25/.test(each))!;
  return [...table.split('</table>')[0]!.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => cell),
  );
}

describe('the table of methods in a report', () => {
  afterEach(() => speakAll('en'));

  const ofOne = league('picture', [1, { of: 3, versus: 5 }, 3]);

  it('says of one picture what the maps that were judged explain, each model by its own (fails if it is the scene’s now)', () => {
    const { league: table } = saved(ofOne);
    expect(table?.rows.map(({ className, versus }) => [className, versus])).toEqual([
      ['b', undefined],
      ['cat', 'dog'],
      ['cat', undefined],
    ]);
  });

  it('is read with those classes on the report’s page, in the language of the page', async () => {
    const explained = () => tableOf(saved(ofOne)).map((row) => row[2]);
    expect(explained()).toEqual(['Explains', 'b', 'cat rather than dog', 'cat']);
    await speakAll('de');
    expect(explained()).toEqual(['Erklärt', 'b', 'Katze statt Hund', 'Katze']);
  });

  it('of many pictures says no class, since it is the class seen in each (fails if it is the first picture’s)', () => {
    const report = saved(league('bundled', [1, 3, 3]));
    for (const row of report.league!.rows) expect(row).not.toHaveProperty('className');
    const [heads, first] = tableOf(report);
    expect(heads).not.toContain('Explains');
    expect(first).toHaveLength(heads!.length);
  });
});
