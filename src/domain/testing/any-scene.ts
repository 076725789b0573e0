import fc from 'fast-check';
import { EACH, MOST_MAPS, MOST_MODELS, sameExplanation, type Scene } from '../scene/schema';

const identifier = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/);

/** Text that an address does not take for a number or a yes or no, as no option of a method is. */
const option = fc
  .string({ maxLength: 20, unit: 'grapheme' })
  .filter((text) => !['true', 'false'].includes(text) && !(text.trim() !== '' && Number.isFinite(Number(text))));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const params = fc.dictionary(
  fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/).filter((name) => !(name in {})),
  fc.oneof(number, fc.boolean(), option),
  { maxKeys: 4, noNullPrototype: true },
);
const within = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const index = fc.integer({ min: 0, max: 9999 });

/** For tests: any scene that there can be, whether or not its models and methods exist. */
export const anyScene: fc.Arbitrary<Scene> = fc
  .record(
    {
      version: fc.constant(2 as const),
      picture: fc.oneof(
        fc.record({ kind: fc.constant('sample' as const), id: identifier }),
        fc.record({
          kind: fc.constant('own' as const),
          name: fc.string({ maxLength: 40, unit: 'grapheme' }),
          hash: fc.stringMatching(/^[0-9a-f]{16}$/),
        }),
      ),
      crop: fc.oneof(fc.record({ x: within(0, 1), y: within(0, 1) }), fc.constant('whole' as const)),
      models: fc.uniqueArray(identifier, { minLength: 1, maxLength: MOST_MODELS }),
      attack: fc.record({
        on: fc.boolean(),
        id: identifier,
        params,
        source: fc.oneof(fc.constant(EACH), identifier),
      }),
      frame: fc.integer({ min: 0, max: 1e6 }),
      maps: fc.uniqueArray(fc.record({ method: identifier, params }), {
        ...{ minLength: 1, maxLength: MOST_MAPS },
        comparator: sameExplanation,
      }),
      explained: fc.oneof(fc.constantFrom('clean' as const, 'predicted' as const), index),
      versus: index,
      view: fc.record({
        scale: fc.constantFrom('model' as const, 'shared' as const, 'own' as const),
        clipPercentile: within(90, 100),
        gamma: within(0.2, 3),
        logScale: fc.boolean(),
        signs: fc.boolean(),
        overlay: within(0, 1),
        crispPixels: fc.boolean(),
      }),
      seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    },
    {
      noNullPrototype: true,
      requiredKeys: ['version', 'picture', 'crop', 'models', 'attack', 'maps', 'explained', 'view', 'seed'],
    },
  )
  .map((scene): Scene => scene as Scene);
