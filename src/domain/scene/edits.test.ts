import { describe, expect, it } from 'vitest';
import type { ParamSchema } from '@/domain/params';
import { defaultScene, type Scene } from './schema';
import {
  addMap,
  addModel,
  changeAttack,
  changeParam,
  changeSaliency,
  changeSeed,
  changeView,
  chooseAttack,
  chooseExplained,
  chooseFrame,
  choosePicture,
  chooseSaliency,
  chooseVersus,
  chooseSource,
  removeMap,
  removeModel,
  replaceModel,
  sharedParams,
  showResult,
  switchAttack,
} from './edits';

const number = { kind: 'number', min: 0, max: 64, step: 1 } as const;
const eps = { ...number, default: 8, unit: '/255' } as const;
const steps = { ...number, default: 10, min: 1, integer: true } as const;
const schema: ParamSchema = { eps, steps };

describe('editing a method of the scene', () => {
  it('keeps values that the next method has too, and drops the others', () => {
    const params = { eps: 4, steps: 20 };
    expect(sharedParams(params, schema, { eps })).toEqual({ eps: 4 });
    expect(sharedParams(params, schema, { eps: { ...eps, max: 2 } })).toEqual({});
  });

  it('drops a value that the next method reads in another unit: four levels of 255 are no four of an L2 norm', () => {
    const next = { eps: { ...eps, unit: 'L2' }, steps };
    expect(sharedParams({ eps: 4, steps: 20 }, schema, next)).toEqual({ steps: 20 });
    expect(sharedParams({ eps: 0.5, steps: 20 }, next, schema)).toEqual({ steps: 20 });
  });

  it('records only what differs from the default, so that links stay short', () => {
    const changed = changeParam({}, 'eps', 4, schema);
    expect(changed).toEqual({ eps: 4 });
    expect(changeParam(changed, 'eps', 8, schema)).toEqual({});
  });

  it('ignores a name or a value that the schema refuses', () => {
    const params = { eps: 4 };
    expect(changeParam(params, 'eps', 65, schema)).toBe(params);
    expect(changeParam(params, 'constructor', 1, schema)).toBe(params);
    expect(changeParam(params, 'steps', 3.4, schema)).toEqual({ eps: 4, steps: 3 });
  });
});

describe('the step of the attack', () => {
  const atThree = chooseFrame(3).apply({ ...defaultScene, attack: { ...defaultScene.attack, on: true } });

  it('stays where pictures are explained or drawn another way', () => {
    expect(atThree.frame).toBe(3);
    const edits = [addMap('gradcam'), changeView({ gamma: 2 }), chooseExplained('predicted')];
    for (const edit of edits) expect(edit.apply(atThree).frame).toBe(3);
    expect(chooseFrame(3).apply(atThree)).toBe(atThree);
    expect(showResult().apply(atThree)).not.toHaveProperty('frame');
  });

  it.each([
    ['parameter', changeAttack('eps', 4, schema)],
    ['kind', chooseAttack('fgsm', schema, schema)],
    ['source', chooseSource('cifar10-jsigr')],
    ['switch', switchAttack(false)],
    ['seed', changeSeed(7)],
    ['picture', choosePicture({ kind: 'sample', id: 'cifar-frog' })],
  ])('gives way to the result where the attack changes: %s', (_, edit) => {
    expect(edit.apply(atThree)).not.toHaveProperty('frame');
  });
});

it('the class explained is set against another, and against none again', () => {
  const against = chooseVersus(3).apply(defaultScene);
  expect(against).toEqual({ ...defaultScene, versus: 3 });
  expect(chooseVersus(3).apply(against)).toBe(against);
  expect(chooseVersus(undefined).apply(against)).toEqual(defaultScene);
  expect(chooseVersus(undefined).apply(defaultScene)).toBe(defaultScene);
});

describe('the explanations', () => {
  const samples = { ...number, default: 25, min: 1, integer: true } as const;
  const smooth: ParamSchema = { samples };
  const [first] = defaultScene.maps;
  const of = (...maps: Scene['maps']): Scene => ({ ...defaultScene, maps });
  const grad = { method: 'smoothgrad', params: {} };
  const grad9 = { method: 'smoothgrad', params: { samples: 9 } };

  it('grow to three different ones and not beyond', () => {
    const two = addMap('smoothgrad').apply(defaultScene);
    expect(two.maps).toEqual([first, grad]);
    expect(addMap('smoothgrad').apply(two)).toBe(two);
    const three = addMap('gradcam').apply(two);
    expect(three.maps.map(({ method }) => method)).toEqual(['gradient', 'smoothgrad', 'gradcam']);
    expect(addMap('guided-backprop').apply(three)).toBe(three);
  });

  it('shrink to one, whichever goes', () => {
    expect(removeMap(0).apply(of(first!, grad)).maps).toEqual([grad]);
    expect(removeMap(1).apply(of(first!, grad)).maps).toEqual([first]);
    expect(removeMap(0).apply(defaultScene)).toBe(defaultScene);
    const two = of(first!, grad);
    expect(removeMap(2).apply(two)).toBe(two);
  });

  it('change one by one: method, parameter, and what both methods share', () => {
    const scene = of(first!, grad9);
    expect(chooseSaliency(1, 'other', smooth, { samples }).apply(scene).maps).toEqual([
      first,
      { method: 'other', params: { samples: 9 } },
    ]);
    expect(chooseSaliency(1, 'gradcam', smooth, {}).apply(scene).maps[1]).toEqual({ method: 'gradcam', params: {} });
    expect(changeSaliency(1, 'samples', 12, smooth).apply(scene).maps).toEqual([
      first,
      { ...grad9, params: { samples: 12 } },
    ]);
    expect(changeSaliency(1, 'samples', 900, smooth).apply(scene)).toBe(scene);
    expect(changeSaliency(2, 'samples', 9, smooth).apply(scene)).toBe(scene);
    expect(chooseSaliency(2, 'gradcam', smooth, {}).apply(scene)).toBe(scene);
  });

  it('are never twice the same, though a method may be there twice', () => {
    const twice = of(grad, grad9);
    expect(changeSaliency(1, 'samples', 25, smooth).apply(twice)).toBe(twice);
    expect(changeSaliency(0, 'samples', 9, smooth).apply(twice)).toBe(twice);
    const mixed = of(first!, grad);
    expect(chooseSaliency(0, 'smoothgrad', {}, smooth).apply(mixed)).toBe(mixed);
    expect(chooseSaliency(0, 'smoothgrad', {}, smooth).apply(of(first!, grad9)).maps).toEqual([grad, grad9]);
  });

  it('are of one class, whichever they are', () => {
    const two = of(first!, grad);
    expect(chooseExplained(3).apply(two)).toEqual({ ...two, explained: 3 });
    expect(chooseExplained('clean').apply(two)).toBe(two);
  });
});

describe('which models are compared', () => {
  const [standard, jsigr] = defaultScene.models;

  it('grows to four different ones and not beyond', () => {
    const three = addModel(defaultScene, 'c');
    expect(three.models).toEqual([standard, jsigr, 'c']);
    expect(addModel(three, 'c')).toBe(three);
    const four = addModel(three, 'd');
    expect(addModel(four, 'e')).toBe(four);
  });

  it('swaps in place, never twice the same', () => {
    expect(replaceModel(defaultScene, standard!, 'c').models).toEqual(['c', jsigr]);
    expect(replaceModel(defaultScene, standard!, jsigr!)).toBe(defaultScene);
    expect(replaceModel(defaultScene, 'nobody', 'c')).toBe(defaultScene);
  });

  it('shrinks to one', () => {
    const one = removeModel(defaultScene, standard!);
    expect(one.models).toEqual([jsigr]);
    expect(removeModel(one, jsigr!)).toBe(one);
    expect(removeModel(one, 'nobody')).toBe(one);
  });
});
