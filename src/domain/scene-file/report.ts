import * as z from 'zod/mini';
import { BACKENDS } from '../backend';
import { parseSceneFile, sceneInFile } from './parse';

/** The version of the reports that are written. */
export const REPORT_VERSION = 1;

/** A number; null where it is not defined, which JSON has no number for. */
const value = z.nullable(z.number());
const params = z.record(z.string(), z.union([z.number(), z.boolean(), z.string()]));

const prediction = z.object({
  /** Its place among the model's classes, and its name. */
  label: z.int().check(z.nonnegative()),
  className: z.string(),
  probability: value,
  /** True for labels that do not exclude each other. */
  independent: z.boolean(),
  /** One a class, in the order of the model's classes. */
  probabilities: z.array(value),
  logits: z.array(value),
});

const map = z.object({
  method: z.string(),
  /** Every parameter of the method. */
  params,
  /** The class explained, and that which it is set against. */
  className: z.string(),
  versus: z.optional(z.string()),
  /** What its values count (`MapUnit`); older reports do not say. */
  unit: z.optional(z.string()),
  /** Of the map reduced to one value a pixel, in its raw unit, before any clipping. */
  min: value,
  max: value,
  /** Where the colour scale that it is drawn with ends. */
  scaleEnd: value,
  /** What its values sum to and what they should, of a method that promises it. */
  shares: z.optional(z.object({ sum: value, difference: value })),
});

const average = z.object({ value, low: value, high: value, n: z.int() });

const column = z.object({
  model: z.object({
    id: z.string(),
    label: z.string(),
    family: z.optional(z.string()),
    parameters: z.optional(z.number()),
    licence: z.optional(z.string()),
    classes: z.array(z.string()),
    /** Its files with the SHA-256 of each; none of a person's own model, whose id is made of its content. */
    files: z.array(z.object({ name: z.string(), sha256: z.string() })),
  }),
  /** Why the model, or what was asked of it, is not there: the code of the failure. */
  failure: z.optional(z.string()),
  clean: z.optional(prediction),
  attacked: z.optional(
    z.object({
      prediction: z.optional(prediction),
      /** The model whose gradients the attack followed. */
      source: z.string(),
      frame: z.optional(z.object({ step: z.int(), total: z.int() })),
      /** Of δ, pixels in [0, 1]. */
      linf: value,
      l2: value,
      milliseconds: z.optional(value),
    }),
  ),
  verdict: z.optional(z.object({ outcome: z.string(), words: z.string() })),
  /** One for each explanation of the scene. */
  maps: z.array(
    z.object({
      clean: z.optional(map),
      attacked: z.optional(map),
      shift: z.optional(z.object({ spearman: value, ssim: value, top10: value, flat: z.string() })),
    }),
  ),
  /** The attack within other ε, where that is looked at; ε in the attack's own unit. */
  overEpsilon: z.optional(
    z.object({
      points: z.array(z.object({ epsilon: value, className: z.string(), probability: value, fools: z.boolean() })),
      smallest: z.object({ kind: z.string(), epsilon: z.optional(value) }),
    }),
  ),
});

/** Methods held to measures, over many pictures. */
const league = z.object({
  pictures: z.int(),
  from: z.string(),
  attack: z.optional(z.string()),
  rows: z.array(
    z.object({
      model: z.string(),
      method: z.string(),
      params,
      /** Of one picture what its map explains; of many it is the class seen in each. */
      className: z.optional(z.string()),
      versus: z.optional(z.string()),
      flat: z.int(),
      broken: z.int(),
      cells: z.record(
        z.string(),
        z.object({ score: average, chance: z.optional(average), against: z.optional(z.string()) }),
      ),
    }),
  ),
});

const reportSchema = z.object({
  /** First, so that the file is known by its beginning. */
  limelight: z.literal('report'),
  version: z.literal(REPORT_VERSION),
  /** When it was made, ISO 8601. */
  made: z.string(),
  /** The version of the page. */
  app: z.string(),
  link: z.string(),
  scene: sceneInFile,
  picture: z.optional(
    z.object({
      name: z.string(),
      kind: z.enum(['sample', 'own']),
      /** Of a person's own picture: the first 16 digits of its file's SHA-256. */
      hash: z.optional(z.string()),
      credit: z.optional(z.string()),
      width: z.int(),
      height: z.int(),
    }),
  ),
  /** What it was computed with; `software` where the GPU was driven by the processor. */
  backend: z.optional(z.object({ name: z.enum(BACKENDS), software: z.boolean() })),
  browser: z.string(),
  columns: z.array(column),
  /** What every model says of the pictures attacked on every other, where that is looked at. */
  transfer: z.array(z.object({ source: z.string(), victim: z.string(), className: z.string(), probability: value })),
  league: z.optional(league),
});

/** A scene, what it was computed with, and every number of it that is on the screen. */
export type Report = z.infer<typeof reportSchema>;
export type ReportColumn = z.infer<typeof column>;
export type ReportPrediction = z.infer<typeof prediction>;
export type ReportMap = z.infer<typeof map>;
export type ReportLeague = z.infer<typeof league>;

/** A report as its file holds it; numbers that are not defined become null. */
export function writeReport(report: Report): string {
  return JSON.stringify(report, undefined, 1);
}

/** The report of a file's text. Throws `scene-file-…`. */
export function readReport(text: string, file: string): Report {
  return parseSceneFile(text, reportSchema, { file, kind: 'report', newest: REPORT_VERSION });
}
