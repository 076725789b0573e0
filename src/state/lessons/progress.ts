import * as z from 'zod/mini';

const KEY = 'limelight.lessons';

/** What a learner came to in a step. */
const findingSchema = z.object({
  epsilon: z.optional(z.number()),
  className: z.optional(z.string()),
  percent: z.optional(z.number()),
  steps: z.number(),
});

export type Finding = z.infer<typeof findingSchema>;

/** How far a lesson is: the step that is read, and by step that was done what came of it. */
const progressSchema = z.object({
  at: z.int().check(z.minimum(0)),
  found: z.record(z.string(), findingSchema),
});
export type Progress = z.infer<typeof progressSchema>;

/** What is kept of the lessons on this device. */
const keptSchema = z.object({
  shown: z.boolean(),
  /** The lesson of the page's that is open. */
  open: z.optional(z.string()),
  progress: z.record(z.string(), progressSchema),
});
export type Kept = z.infer<typeof keptSchema>;

const nothing: Kept = { shown: false, progress: {} };

/** What was kept; nothing where storage is not allowed or holds something else. */
export function recall(): Kept {
  try {
    const read = keptSchema.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return read.success ? read.data : nothing;
  } catch {
    return nothing;
  }
}

/** Keeps it beside what another tab has kept of other lessons; without storage it holds until the page is left. */
export function remember(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept, progress: { ...recall().progress, ...kept.progress } }));
  } catch {
    return;
  }
}
