import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { useLeague } from '@/state/faithfulness/store';
import type { LeagueActions, LeagueRun, LeagueState } from '@/state/faithfulness/types';
import { speakAll } from '@/text/testing/speak-all';
import { LeagueProgress } from './league-progress';

afterEach(() => speakAll('en'));

const cifar = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];

function drawn(run: unknown): string {
  useLeague.mount(createStore(() => ({}) as LeagueState & LeagueActions));
  return renderToStaticMarkup(<LeagueProgress run={run as LeagueRun} />);
}

function judgedOn(kind: 'sample' | 'own', name: string): string {
  const lookedAt = { kind, name, byModel: new Map([['m', { classes: cifar, target: 3 }]]) };
  return drawn({ state: 'done', share: 0, assessed: [{}], unread: [], total: 1, pictures: 'picture', lookedAt });
}

it.each([
  ['en', 'Judged on “cat”; the maps explain cat.'],
  ['de', 'Beurteilt an „Katze“; die Karten erklären Katze.'],
  ['es', 'Juzgados con «gato»; los mapas explican gato.'],
] as const)('spells a picture and the class that it shows alike in %s', async (tag, sentence) => {
  await speakAll(tag);
  expect(judgedOn('sample', 'cifar-cat')).toContain(sentence);
});

it('leaves the names of other pictures, and of a person’s own, as they are', () => {
  expect(judgedOn('own', 'Cat.png')).toContain('“Cat.png”');
  expect(judgedOn('sample', 'coffee')).toContain('“Cup of coffee (photograph)”');
});

it.each(['picture', 'samples'])(
  'says of a comparison stopped before its first judgement only that (%s)',
  (pictures) => {
    const stopped = drawn({ state: 'stopped', share: 0, assessed: [], unread: [], attack: 'pgd', pictures });
    expect(stopped).toContain('>Stopped. <button');
  },
);

it('says beside a failure what the table stands on, where there is one', () => {
  const failure = { code: 'model-missing', reason: 'not-loaded', details: { model: 'Standard' } };
  const failed = (assessed: readonly object[]) =>
    drawn({ state: 'failed', share: 0, assessed, unread: [], total: 28, pictures: 'samples', failure });
  expect(failed([{}, {}, {}])).toContain('Means over 3 of 28 pictures');
  expect(failed([])).not.toContain('Means over');
  expect(failed([])).toContain('“Standard” is not on the screen any more');
});
