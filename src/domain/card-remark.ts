import * as z from 'zod/mini';

const count = z.int().check(z.nonnegative());
const share = z.number().check(z.minimum(0), z.maximum(1));

/** What there is to say of a model that a person brought or trained: a code and its details; the words are in `text/`. */
export const cardRemark = z.discriminatedUnion('remark', [
  z.object({
    remark: z.enum([
      'brought-graph',
      'brought-layers',
      'added-by-person',
      'not-evaluated-here',
      'one-score',
      'independent-labels',
      'foreign-card',
      'changing',
      'made-just-now',
      'tuned-here',
      'never-checked',
      'same-source',
      'new-head',
    ]),
  }),
  z.object({ remark: z.literal('names-left-out'), names: count, scores: count }),
  z.object({ remark: z.literal('no-gradient'), name: z.string(), op: z.string() }),
  z.object({ remark: z.literal('files-left-out'), paths: z.array(z.string()).check(z.minLength(1)) }),
  z.object({ remark: z.literal('in-training'), base: z.string(), data: z.string() }),
  z.object({
    remark: z.literal('tuned'),
    base: z.string(),
    data: z.string(),
    place: z.enum(['browser', 'node']),
    before: z.optional(z.object({ clean: share, attacked: share })),
    after: z.optional(z.object({ clean: share, attacked: share, epsilon255: z.number().check(z.nonnegative()) })),
  }),
  /** `steps` of each attack of the check, one after the other. */
  z.object({ remark: z.literal('checked-on'), pictures: count, steps: z.array(count) }),
  z.object({ remark: z.literal('few-pictures'), pictures: count }),
  z.object({ remark: z.literal('checked-before-end'), step: count, more: count }),
  z.object({ remark: z.literal('stopped-early'), steps: count, planned: count }),
  z.object({ remark: z.literal('flat-maps'), pictures: count, flat: count }),
]);

export type CardRemark = z.infer<typeof cardRemark>;
