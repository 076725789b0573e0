/** What other backward rules pass back, against captum, and that they change nothing else. */
import { readFileSync } from 'node:fs';
import { add, tensor, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ActivationName } from '../autodiff/activations';
import type { BackwardRule } from '../autodiff/backward-rules';
import type { Classifier } from '../models/classifier';
import { networkClassifier } from '../models/network-classifier';
import { scoreGradient } from '../saliency/score';
import { forEachBackend } from '../testing/backends';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { rectifyingModel, rectifyingNetwork, waves } from '../testing/rectifying-model';
import { trainable } from './trainable';

const rules = ['plain', 'guided', 'deconvolution'] as const satisfies readonly BackwardRule[];
const maps = z.record(z.enum(rules), z.array(z.number()));
const schema = z.object({
  size: z.number(),
  classes: z.number(),
  seed: z.number(),
  targets: z.array(z.number()),
  maps: z.record(z.string(), maps),
});
const file = new URL('../fixtures/backward-rules.json', import.meta.url);
const fixture = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
const size = [fixture.size, fixture.size, 3] as const;
const named = Object.keys(fixture.maps) as ActivationName[];

forEachBackend(() => {
  refuseLeaks();

  /** The fixture's two pictures. */
  const pictures = (): Tensor4D => tidy(() => add(tensor(waves([2, ...size], 0.4, 0.3).values, [2, ...size]), 0.5));

  async function passedBack(model: Classifier, rule?: BackwardRule): Promise<ArrayLike<number>> {
    const images = pictures();
    const map = scoreGradient(model, images, fixture.targets, 'logit', rule);
    const values = await map.data();
    [images, map].forEach((tensor) => tensor.dispose());
    return values;
  }

  describe.each(named)('through %s', (activation) => {
    it.each(rules)('passes back what captum does by the rule “%s”', async (rule) => {
      const model = rectifyingModel(size, fixture.classes, fixture.seed, activation);
      // 1e-5: float32 against float64, two convolutions deep.
      expect(relativeL2(await passedBack(model, rule), fixture.maps[activation]![rule])).toBeLessThan(1e-5);
      model.dispose();
    });
  });

  it('leaves scores as they are, and plain gradients after it too, to the bit', async () => {
    const model = rectifyingModel(size, fixture.classes, fixture.seed, 'gelu');
    const images = pictures();
    const scores = async (rule?: BackwardRule) => {
      const logits = tidy(() => model.logits(images, rule));
      const values = await logits.data();
      logits.dispose();
      return values;
    };
    const [before, logits] = [await passedBack(model), await scores()];
    for (const rule of rules) expect(await scores(rule)).toEqual(logits);
    const guided = await passedBack(model, 'guided');
    expect(relativeL2(guided, before)).toBeGreaterThan(0.1);
    expect(await passedBack(model)).toEqual(before);
    [images, model].forEach((held) => held.dispose());
  });

  it('is no business of a training: its gradients by the weights are plain', async () => {
    const network = rectifyingNetwork(size, fixture.classes, fixture.seed, 'gelu');
    const model = networkClassifier('rectifying', undefined, network);
    const learning = trainable(network, 0);
    const values = learning.parameters.map(({ initial, shape }) => tensor(initial, [...shape]));
    const images = pictures();
    await passedBack(model, 'guided');
    const plain = await passedBack(model);
    const like: Classifier = { ...model, logits: (pixels) => learning.logits(values, pixels) };
    expect(relativeL2(await passedBack(like), plain)).toBeLessThan(1e-5);
    [images, model, learning, ...values].forEach((held) => held.dispose());
  });

  it.each(['tanh', 'sigmoid'] as const)(
    'is lacking where nothing rectifies (%s), and changes nothing there',
    async (name) => {
      const model = rectifyingModel(size, fixture.classes, fixture.seed, name);
      expect(model.lacks).toHaveProperty('rectifiers');
      expect(await passedBack(model, 'guided')).toEqual(await passedBack(model));
      model.dispose();
      const rectifying = rectifyingModel(size, fixture.classes, fixture.seed);
      expect(rectifying.lacks).toEqual({});
      rectifying.dispose();
    },
  );
});
