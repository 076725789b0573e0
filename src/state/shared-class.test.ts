import { describe, expect, it } from 'vitest';
import type { ModelCard } from '@/domain/model-card';
import { defaultScene } from '@/domain/scene/schema';
import { classIn, paramsIn, renumbered, type ClassHolder } from './shared-class';

function holder(modelId: string, family: string, classes: readonly string[]): ClassHolder {
  const card = { id: modelId, family, classes: [...classes] } as ModelCard;
  return { modelId, card, outline: card };
}

const cifar = holder('cifar10-a', 'cifar10', ['cat', 'dog', 'ship']);
const sibling = holder('cifar10-b', 'cifar10', ['cat', 'dog', 'ship']);
const own = holder('own-00000001', 'own', ['ship', 'tree']);
const otherOwn = holder('own-00000002', 'own', ['rock', 'tree', 'ship']);

describe('a class chosen for every column', () => {
  it('keeps its number within the family and goes by name into another', () => {
    expect(classIn(sibling, 2, [cifar, sibling, own])).toBe(2);
    expect(classIn(own, 2, [cifar, own])).toBe(0);
    expect(classIn(otherOwn, 0, [own, otherOwn])).toBe(2);
  });

  it('is missing where the model has no class of that name', () => {
    expect(classIn(own, 0, [cifar, own])).toBeUndefined();
    expect(classIn(cifar, 7, [cifar])).toBeUndefined();
  });

  it('is known within a family before any card has come, and unknown across families until then', () => {
    const early = { modelId: 'cifar10-b', outline: cifar.card! };
    expect(classIn(early, 2, [cifar])).toBe(2);
    expect(classIn(own, 2, [{ modelId: 'cifar10-a', outline: cifar.card! }, own])).toBeUndefined();
  });
});

const schema = {
  target: { kind: 'class', default: -1 },
  eps: { kind: 'number', default: 8, min: 0, max: 64, step: 1 },
} as const;

describe('an attack’s parameters', () => {
  it('name the target by each model’s own number, or none where the model lacks it', () => {
    expect(paramsIn(own, schema, { target: 2, eps: 2 }, [cifar, own])).toEqual({ target: 0, eps: 2 });
    expect(paramsIn(own, schema, { target: 1, eps: 2 }, [cifar, own])).toEqual({ target: -1, eps: 2 });
    expect(paramsIn(sibling, schema, { target: -1, eps: 2 }, [cifar, sibling])).toEqual({ target: -1, eps: 2 });
  });
});

describe('a layer', () => {
  const schema = { layer: { kind: 'layer', default: 'last' } } as const;
  const of = (modelId: string, ...names: string[]): ClassHolder => ({
    modelId,
    layers: names.map((name) => ({ name, height: 8, width: 8, channels: 4 })),
  });
  const [deep, flat] = [of('deep', 'a', 'b', 'c', 'd', 'e'), of('flat', 'c', 'y', 'z')];
  const layerIn = (column: ClassHolder, layer: string) => paramsIn(column, schema, { layer }, [deep, flat])['layer'];

  it('goes by its name where a model has it, and by its depth where it has not', () => {
    expect(layerIn(deep, 'b')).toBe('b');
    expect(layerIn(flat, 'c')).toBe('c');
    expect(layerIn(flat, 'a')).toBe('c');
    expect(layerIn(flat, 'e')).toBe('z');
    expect(layerIn(deep, 'y')).toBe('c');
  });

  it('is the last where no model has one of that name, and its place in every model where it is said so', () => {
    expect(layerIn(flat, 'none')).toBe('last');
    expect(layerIn(flat, 'middle')).toBe('middle');
  });
});

describe('another model as the first column', () => {
  const scene = {
    ...defaultScene,
    explained: 2,
    versus: 1,
    attack: { ...defaultScene.attack, params: { target: 1, eps: 2 } },
  };

  it('takes the chosen classes along by name, and gives up those it lacks', () => {
    const next = renumbered(scene, schema, cifar, own);
    expect([next.explained, next.attack.params]).toEqual([0, { target: -1, eps: 2 }]);
    expect(next).not.toHaveProperty('versus');
    expect(renumbered({ ...scene, versus: 2 }, schema, cifar, own).versus).toBe(0);
    expect(renumbered(scene, schema, own, cifar).explained).toBe('clean');
  });

  it('of the same family changes nothing', () => {
    expect(renumbered(scene, schema, cifar, sibling)).toEqual(scene);
  });
});
