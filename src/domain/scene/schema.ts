import * as z from 'zod/mini';
import { centre } from '../crop';

const paramValue = z.union([z.number(), z.boolean(), z.string().check(z.maxLength(200))]);
const share = z.number().check(z.minimum(0), z.maximum(1));
const classNumber = z.int().check(z.minimum(0), z.maximum(9999));
const identifier = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));

/** The attack's source where each model is attacked by itself. */
export const EACH = 'each';

/** The most models a scene compares. */
export const MOST_MODELS = 4;

/** The most explanations a scene shows side by side. */
export const MOST_MAPS = 3;

/**
 * What is being looked at, as one plain value: same scene, same seed, same picture on the screen. Parameters hold only
 * what differs from a method's defaults; the engine's catalogue checks and completes them.
 */
export const sceneSchema = z.object({
  version: z.literal(2),
  picture: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sample'), id: identifier }),
    /** A person's own picture never leaves the device, so a scene only names it. */
    z.object({
      kind: z.literal('own'),
      name: z.string().check(z.maxLength(200)),
      hash: z.string().check(z.maxLength(64)),
    }),
  ]),
  /** Which part of the picture the models look at. */
  crop: z.union([z.object({ x: share, y: share }), z.literal('whole')]),
  models: z.array(identifier).check(z.minLength(1), z.maxLength(MOST_MODELS)),
  attack: z.object({
    on: z.boolean(),
    id: identifier,
    params: z.record(z.string(), paramValue),
    /** Whose gradients it follows: each model's its own, or one model's, whose attacked picture every column then sees. */
    source: z.union([z.literal(EACH), identifier]),
  }),
  /** The step of the attack that is shown, from 0, the picture it starts at; absent: its result. */
  frame: z.optional(z.int().check(z.minimum(0), z.maximum(1e6))),
  /** The explanations side by side, each by another method or with other parameters. */
  maps: z
    .array(z.object({ method: identifier, params: z.record(z.string(), paramValue) }))
    .check(z.minLength(1), z.maxLength(MOST_MAPS)),
  /**
   * What all maps of a model explain: the class it gives the clean picture, so that they can be compared; each picture's
   * own predicted class; or one class for every model.
   */
  explained: z.union([z.literal('clean'), z.literal('predicted'), classNumber]),
  /** Why rather than which other class; absent: why the class, whatever the others. */
  versus: z.optional(classNumber),
  view: z.object({
    /** One colour scale for each model (clean and attacked alike), for every map on the screen, or for each map. */
    scale: z.enum(['model', 'shared', 'own']),
    /** Values beyond this percentile of |map| take the end colour. */
    clipPercentile: z.number().check(z.minimum(90), z.maximum(100)),
    gamma: z.number().check(z.minimum(0.2), z.maximum(3)),
    /** A logarithmic colour scale: what is faint is seen beside what is strong. */
    logScale: z.boolean(),
    /** Maps with a value for each colour: these are added up with their signs, instead of their magnitudes. */
    signs: z.boolean(),
    /** How far a map's opacity follows its values, over the picture: 0 shows the map alone, 1 makes zero transparent. */
    overlay: share,
    crispPixels: z.boolean(),
  }),
  seed: z.int().check(z.minimum(0), z.maximum(2 ** 31 - 1)),
});

export type Scene = z.infer<typeof sceneSchema>;

/** How pictures are explained: a method, and what differs from its defaults. */
export type Explanation = Scene['maps'][number];

/** Which class a scene's maps explain. */
export type ExplainedClass = Scene['explained'];

/** Whether two explanations are one: their maps would be the same. */
export function sameExplanation(a: Explanation, b: Explanation): boolean {
  const [names, others] = [Object.keys(a.params), Object.keys(b.params)];
  return (
    a.method === b.method &&
    names.length === others.length &&
    names.every((name) => Object.hasOwn(b.params, name) && Object.is(a.params[name], b.params[name]))
  );
}

/** The first minute: a cat from CIFAR-10's test set, both models, gradient maps, the attack ready but off. */
export const defaultScene: Scene = {
  version: 2,
  picture: { kind: 'sample', id: 'cifar-cat' },
  crop: centre,
  models: ['cifar10-standard', 'cifar10-jsigr'],
  attack: { on: false, id: 'pgd', params: {}, source: EACH },
  maps: [{ method: 'gradient', params: {} }],
  explained: 'clean',
  view: { scale: 'model', clipPercentile: 99, gamma: 1, logScale: false, signs: false, overlay: 0, crispPixels: true },
  seed: 0,
};
