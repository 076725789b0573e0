import { describe, expect, it } from 'vitest';
import type { ParamSchema } from '@/domain/params';
import { defaultScene } from './schema';
import { addModel, changeParam, chooseMethod, removeModel, replaceModel } from './edits';

const number = { kind: 'number', summary: '', min: 0, max: 64, step: 1 } as const;
const eps = { ...number, label: 'ε', default: 8, unit: '/255' } as const;
const steps = { ...number, label: 'Steps', default: 10, min: 1, integer: true } as const;
const schema: ParamSchema = { eps, steps };

describe('editing a method of the scene', () => {
  it('keeps values that the next method has too, and drops the others', () => {
    const choice = { id: 'pgd', params: { eps: 4, steps: 20 } };
    expect(chooseMethod(choice, 'fgsm', schema, { eps })).toEqual({ id: 'fgsm', params: { eps: 4 } });
    expect(chooseMethod(choice, 'other', schema, { eps: { ...eps, max: 2 } })).toEqual({ id: 'other', params: {} });
  });

  it('drops a value that the next method reads in another unit: four levels of 255 are no four of an L2 norm', () => {
    const choice = { id: 'pgd', params: { eps: 4, steps: 20 } };
    const next = { eps: { ...eps, unit: 'L2' }, steps };
    expect(chooseMethod(choice, 'pgd-l2', schema, next)).toEqual({ id: 'pgd-l2', params: { steps: 20 } });
    const back = { id: 'pgd-l2', params: { eps: 0.5, steps: 20 } };
    expect(chooseMethod(back, 'pgd', next, schema)).toEqual({ id: 'pgd', params: { steps: 20 } });
  });

  it('records only what differs from the default, so that links stay short', () => {
    const changed = changeParam({ id: 'pgd', params: {} }, 'eps', 4, schema);
    expect(changed.params).toEqual({ eps: 4 });
    expect(changeParam(changed, 'eps', 8, schema).params).toEqual({});
  });

  it('ignores a name or a value that the schema refuses', () => {
    const choice = { id: 'pgd', params: { eps: 4 } };
    expect(changeParam(choice, 'eps', 65, schema)).toBe(choice);
    expect(changeParam(choice, 'constructor', 1, schema)).toBe(choice);
    expect(changeParam(choice, 'steps', 3.4, schema).params).toEqual({ eps: 4, steps: 3 });
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
