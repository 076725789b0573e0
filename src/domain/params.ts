/**
 * Parameters as a schema: from one object come the form, the URL codec, the command-line flags, the help text and the
 * defaults. Values are plain JSON. What people read of a parameter is in `text/`.
 */
interface ParamCommon {
  /** Hidden behind "more" in the form. */
  readonly advanced?: boolean;
}

/** A number in [min, max]; `integer` values are rounded, `step` is the form's increment. */
export interface NumberParam extends ParamCommon {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly integer?: boolean;
  /** Sensible values span powers of ten: the form's slider moves in equal ratios, from `step` where `min` is zero. */
  readonly logarithmic?: boolean;
  /** Printed right behind the value, e.g. "/255", "px" or " L2". */
  readonly unit?: string;
  /** The value is a length in a picture whose shorter side has so many pixels, and grows with the picture. */
  readonly ofSide?: number;
  /** What a flag says in place of one special value, e.g. `{ value: 0, name: 'auto' }`. */
  readonly special?: { readonly value: number; readonly name: string };
  /** In a parameter of 255 levels: what is positive and below this was likely meant as a share of the whole range. */
  readonly likelyShareBelow?: number;
}

/** On or off. */
export interface BooleanParam extends ParamCommon {
  readonly kind: 'boolean';
  readonly default: boolean;
}

/** One of a short list. */
export interface ChoiceParam<Option extends string = string> extends ParamCommon {
  readonly kind: 'choice';
  readonly default: Option;
  readonly options: readonly Option[];
}

/** A class index of the model, or -1 for "none in particular". */
export interface ClassParam extends ParamCommon {
  readonly kind: 'class';
  readonly default: number;
}

/** A place among a model's layers, the same in all of them; or one of them by its name. */
export interface LayerParam extends ParamCommon {
  readonly kind: 'layer';
  readonly default: LayerPlace;
}

export const layerPlaces = ['last', 'middle', 'first'] as const;

export type LayerPlace = (typeof layerPlaces)[number];

/** Whether a layer is said by its place in any model, and not by its name in one. */
export function isLayerPlace(value: ParamValue): value is LayerPlace {
  return layerPlaces.some((place) => place === value);
}

export type ParamSpec = NumberParam | BooleanParam | ChoiceParam | ClassParam | LayerParam;
export type ParamSchema = Readonly<Record<string, ParamSpec>>;
export type ParamValue = number | boolean | string;
export type ParamValues = Readonly<Record<string, ParamValue>>;

/** The value type of each parameter of a schema; of a choice its options, where the schema is declared `as const`. */
export type ParamsOf<S extends ParamSchema> = {
  readonly [K in keyof S]: S[K] extends NumberParam | ClassParam
    ? number
    : S[K] extends BooleanParam
      ? boolean
      : S[K] extends ChoiceParam
        ? S[K]['options'][number]
        : S[K] extends LayerParam
          ? string
          : ParamValue;
};

/** The default of every parameter. */
export function defaultParams<S extends ParamSchema>(schema: S): ParamsOf<S> {
  return Object.fromEntries(Object.entries(schema).map(([name, spec]) => [name, spec.default])) as ParamsOf<S>;
}

/** Why a value cannot be used. */
export type ValueProblem =
  | { readonly problem: 'not-a-number' | 'not-a-class' | 'not-true-or-false' }
  | { readonly problem: 'out-of-range'; readonly given: number; readonly min: number; readonly max: number }
  | { readonly problem: 'not-one-of'; readonly options: readonly string[] };

/** A value that a schema refused, by the parameter's name, and why. */
export type ParamProblem = { readonly name: string } & (
  ValueProblem | { readonly problem: 'no-such-parameter'; readonly known: readonly string[] }
);

/** Parse one value (a string from a URL or flag is accepted), or say why it cannot be used. */
export function parseParam(spec: ParamSpec, value: unknown): { value: ParamValue } | ValueProblem {
  switch (spec.kind) {
    case 'number': {
      const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
      if (!Number.isFinite(number) || typeof value === 'boolean') return { problem: 'not-a-number' };
      if (number < spec.min || number > spec.max)
        return { problem: 'out-of-range', given: number, min: spec.min, max: spec.max };
      return { value: spec.integer ? Math.round(number) : number };
    }
    case 'class': {
      const index = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
      if (!Number.isInteger(index) || index < -1) return { problem: 'not-a-class' };
      return { value: index };
    }
    case 'boolean':
      if (value === true || value === 'true' || value === '1') return { value: true };
      if (value === false || value === 'false' || value === '0') return { value: false };
      return { problem: 'not-true-or-false' };
    case 'layer':
      if (typeof value !== 'boolean' && String(value) !== '') return { value: String(value) };
      return { problem: 'not-one-of', options: layerPlaces };
    case 'choice':
      if (spec.options.some((option) => option === value)) return { value: value as string };
      return { problem: 'not-one-of', options: spec.options };
    default:
      return spec satisfies never;
  }
}

/** Whether a value may be used but was likely meant as a share of the whole range of 255 levels. */
export function isLikelyShare(spec: ParamSpec, value: ParamValue): spec is NumberParam & { likelyShareBelow: number } {
  if (spec.kind !== 'number' || typeof value !== 'number' || spec.likelyShareBelow === undefined) return false;
  return value > 0 && value < spec.likelyShareBelow;
}

/** Fill a schema from loose values: unknown names and unusable values become problems, missing ones their defaults. */
export function resolveParams<S extends ParamSchema>(
  schema: S,
  given: Readonly<Record<string, unknown>>,
): { params: ParamsOf<S>; problems: ParamProblem[] } {
  const values: Record<string, ParamValue> = { ...defaultParams(schema) };
  const problems: ParamProblem[] = [];
  for (const [name, value] of Object.entries(given)) {
    const spec = Object.hasOwn(schema, name) ? schema[name] : undefined;
    if (!spec) {
      problems.push({ name, problem: 'no-such-parameter', known: Object.keys(schema) });
      continue;
    }
    const parsed = parseParam(spec, value);
    if ('value' in parsed) values[name] = parsed.value;
    else problems.push({ name, ...parsed });
  }
  return { params: values as ParamsOf<S>, problems };
}
