import { layerPlaces, type ParamSchema, type ParamSpec, type ParamValue, type ParamValues } from '@/domain/params';
import type { ParamWords } from '@/text/words';

/** Said in place of a class, for none in particular, which in a schema's values is a number that no class has. */
const NO_CLASS = 'none';
const NO_CLASS_INDEX = -1;

/** A value as it is written in a flag, ready for the schema: "auto" and "none" stand for the number that means them. */
export function valueOf(spec: ParamSpec, text: string): string | number {
  if (spec.kind === 'class' && text === NO_CLASS) return NO_CLASS_INDEX;
  if (spec.kind === 'number' && spec.special?.name === text) return spec.special.value;
  return text;
}

/** The opposite: a value for people, and for flags. */
export function wordOf(spec: ParamSpec, value: ParamValue): ParamValue {
  if (spec.kind === 'class' && value === NO_CLASS_INDEX) return NO_CLASS;
  if (spec.kind === 'number' && spec.special?.value === value) return spec.special.name;
  return value;
}

/** All parameters with a word for what a number would only stand for. */
export function wordedParams(schema: ParamSchema, params: ParamValues): ParamValues {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const spec = Object.hasOwn(schema, name) ? schema[name] : undefined;
      return [name, spec ? wordOf(spec, value) : value];
    }),
  );
}

/** E.g. "eps 8, target none, steps 10". */
export function paramsText(schema: ParamSchema, params: ParamValues): string[] {
  return Object.entries(wordedParams(schema, params)).map(([name, value]) => `${name} ${value}`);
}

/** What a parameter takes, and its default, e.g. "0 to 64 /255 or auto (auto)". */
export function rangeText(spec: ParamSpec, words: ParamWords): string {
  const usual = wordOf(spec, spec.default);
  switch (spec.kind) {
    case 'number': {
      const unit = spec.unit === undefined ? '' : ` ${spec.unit.trim()}`;
      return `${spec.min} to ${spec.max}${unit}${spec.special ? ` or ${spec.special.name}` : ''} (${usual})`;
    }
    case 'class':
      return `class number or ${NO_CLASS}: ${words.none} (${usual})`;
    case 'boolean':
      return `true|false (${usual})`;
    case 'layer':
      return `${layerPlaces.join('|')} or a layer’s name (${usual})`;
    case 'choice':
      return `${spec.options.join('|')} (${usual})`;
    default:
      return spec satisfies never;
  }
}
