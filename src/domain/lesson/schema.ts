import * as z from 'zod/mini';
import type { Scene } from '../scene/schema';

const identifier = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
const identifiers = z.union([identifier, z.array(identifier)]);

/** A number, or from where to where it may lie, both included. */
const rangeSchema = z.union([z.number(), z.strictObject({ from: z.optional(z.number()), to: z.optional(z.number()) })]);
export type Range = z.infer<typeof rangeSchema>;

/** Values of a method's parameters, by name. */
const paramsSchema = z.record(z.string(), z.union([rangeSchema, z.boolean(), z.string()]));

/** What can be looked at beside the columns. */
export const looks = ['steps', 'epsilon', 'transfer', 'activations'] as const;
export type Look = (typeof looks)[number];

/** What a learner has to have done; all that is named must hold at once. */
export const conditionSchema = z.strictObject({
  attack: z.optional(z.enum(['on', 'off'])),
  /** The attack that is chosen. */
  method: z.optional(identifier),
  /** Its budget in its own unit. */
  eps: z.optional(rangeSchema),
  params: z.optional(paramsSchema),
  /** Whose gradients it follows: `each` or a model. */
  source: z.optional(identifier),
  /** The step of the attack that is shown. */
  frame: z.optional(rangeSchema),
  /** Methods of explanation that are shown. */
  maps: z.optional(identifiers),
  mapParams: z.optional(paramsSchema),
  /** Which class the maps explain: `clean`, `predicted`, or its name. */
  explains: z.optional(z.string()),
  /** How far the maps lie over the picture. */
  overlay: z.optional(rangeSchema),
  /** A sample; `own` for a picture of the learner's; `other` for any but the one that the step began with. */
  picture: z.optional(identifier),
  models: z.optional(identifiers),
  /** Models whose answer the attack has changed, and those that it has not. */
  fooled: z.optional(identifiers),
  held: z.optional(identifiers),
  /** How sure each of the models on the screen is of what it sees now, in per cent. */
  sure: z.optional(rangeSchema),
  looks: z.optional(z.enum(looks)),
  /** Models that have drawn a class. */
  drawn: z.optional(identifiers),
  /** The sanity check has run to its end. */
  forgetting: z.optional(z.literal('done')),
  /** The methods have been judged. */
  league: z.optional(z.literal('done')),
  /** Steps of a training that are done. */
  trained: z.optional(rangeSchema),
});
export type Condition = z.infer<typeof conditionSchema>;

/** A question with one right answer, counted from 1. */
const questionSchema = z
  .strictObject({
    choices: z.array(z.string().check(z.minLength(1))).check(z.minLength(2), z.maxLength(6)),
    right: z.int().check(z.minimum(1)),
  })
  .check(z.refine(({ choices, right }) => right <= choices.length, { path: ['right'] }));
export type Question = z.infer<typeof questionSchema>;

const stepSchema = z.strictObject({
  /** What is on the screen as the step begins: a link, its part behind `#`, or plain parameters behind `?`. */
  scene: z.optional(z.string()),
  /** The `data-testid` of the control that it is about. */
  show: z.optional(z.string().check(z.regex(/^[a-z0-9-]+$/))),
  until: z.optional(conditionSchema),
  ask: z.optional(questionSchema),
  /** Said once that is done; `{eps}`, `{class}`, `{sure}` and `{steps}` stand for what the learner has come to. */
  done: z.optional(z.string()),
});

/** What a lesson file says before its text. */
export const frontMatterSchema = z.strictObject({
  title: z.string().check(z.minLength(1), z.maxLength(80)),
  minutes: z.int().check(z.minimum(1), z.maximum(180)),
  /** What one can do or say afterwards. */
  goal: z.string(),
  /** For the teacher: what to watch for, and the answers. */
  teacher: z.optional(z.string()),
  steps: z.array(stepSchema).check(z.minLength(1), z.maxLength(40)),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** One step of a lesson: its text in Markdown, and what is to be done. */
export interface LessonStep extends Omit<FrontMatter['steps'][number], 'scene'> {
  readonly title: string;
  readonly body: string;
  readonly scene?: Scene;
  /** Where it stands in the file. */
  readonly line: number;
}

/** A lesson as it was read. */
export interface Lesson extends Omit<FrontMatter, 'steps'> {
  /** What stands before the first step. */
  readonly intro: string;
  readonly steps: readonly LessonStep[];
}
