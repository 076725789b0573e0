import { describe, expect, it } from 'vitest';
import { isMet, type LessonFacts } from './condition';
import { conditionSchema, type Condition } from './schema';

/** A page on which no condition of `wanted` holds yet. */
const nothing: LessonFacts = {
  attackOn: true,
  method: 'pgd',
  params: { eps: 8, randomStart: false },
  mapParams: {},
  source: 'each',
  maps: ['gradient'],
  explains: 'clean',
  overlay: 0,
  picture: 'cifar-cat',
  models: ['a'],
  fooled: [],
  held: [],
  seen: [],
  looks: [],
  drawn: [],
  forgettingDone: false,
  leagueDone: false,
  trainedSteps: 0,
};

/** Every condition, once with facts that meet it and that differ in nothing else. */
const cases: { readonly [K in keyof Condition]-?: readonly [NonNullable<Condition[K]>, Partial<LessonFacts>] } = {
  attack: ['off', { attackOn: false }],
  method: ['fgsm', { method: 'fgsm' }],
  eps: [{ to: 4 }, { params: { eps: 4 } }],
  params: [{ randomStart: true, eps: 8 }, { params: { eps: 8, randomStart: true } }],
  source: ['a', { source: 'a' }],
  frame: [{ from: 1 }, { frame: 1 }],
  maps: [['gradient', 'gradcam'], { maps: ['gradcam', 'gradient'] }],
  mapParams: [{ samples: { from: 20 } }, { mapParams: { samples: 25 } }],
  explains: ['dog', { explains: 'dog' }],
  overlay: [{ from: 0.5 }, { overlay: 0.5 }],
  picture: ['other', { picture: 'own' }],
  models: ['b', { models: ['a', 'b'] }],
  fooled: ['a', { fooled: ['a'] }],
  held: [['a', 'b'], { held: ['a', 'b'] }],
  sure: [{ from: 90 }, { seen: [{ className: 'cat', percent: 90 }] }],
  looks: ['steps', { looks: ['steps'] }],
  drawn: ['a', { drawn: ['a'] }],
  forgetting: ['done', { forgettingDone: true }],
  league: ['done', { leagueDone: true }],
  trained: [{ from: 10 }, { trainedSteps: 10 }],
};

describe('what a learner has to do', () => {
  it.each(Object.entries(cases))('%s: not before it is done', (name, [wanted, facts]) => {
    const condition = conditionSchema.parse({ [name]: wanted });
    expect(isMet(condition, nothing, nothing)).toBe(false);
    expect(isMet(condition, { ...nothing, ...facts }, nothing)).toBe(true);
  });

  it('is all that is named at once', () => {
    const both: Condition = { attack: 'on', fooled: 'a', eps: { from: 2, to: 4 } };
    const facts = { ...nothing, fooled: ['a'], params: { eps: 3 } };
    expect(isMet(both, facts, nothing)).toBe(true);
    for (const eps of [1, 5]) expect(isMet(both, { ...facts, params: { eps } }, nothing)).toBe(false);
    expect(isMet(both, { ...facts, fooled: [] }, nothing)).toBe(false);
  });

  it('is that picture, where one is named', () => {
    expect(isMet({ picture: 'own' }, { ...nothing, picture: 'own' }, nothing)).toBe(true);
    expect(isMet({ picture: 'own' }, { ...nothing, picture: 'cifar-dog' }, nothing)).toBe(false);
  });

  it('that none of the models is sure yet is not met by none having said anything', () => {
    expect(isMet({ sure: { to: 50 } }, nothing, nothing)).toBe(false);
  });
});
