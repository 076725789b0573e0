/** What a person reads of methods, of their parameters and of the values of these. */
import { exact } from '@/domain/format';
import type { SaliencyDescriptor } from '@/domain/method';
import { isLikelyShare, type ParamSpec, type ParamValue } from '@/domain/params';
import { text } from '.';
import { fetchedText } from './fetched';
import { namesOf } from './method-names';
import type { MethodWords, MetricWords, ParamWords } from './words';

/** The heading that a saliency method stands under, by what it needs of a model. */
export function methodGroup({ needs }: Pick<SaliencyDescriptor, 'needs'>): string {
  const { groups } = text.methods;
  if (needs.length === 0) return groups.perturbing;
  return needs.includes('activations') ? groups.activations : groups.gradients;
}

/** Of the attack, the saliency method or the synthesis of that id; nothing where there is none. */
export function methodWords(id: string): MethodWords | undefined {
  return namesOf(text.methods).methodWords(id);
}

/** What a method is called; its id where there is none of that. */
export function methodName(id: string): string {
  return namesOf(text.methods).methodName(id);
}

/** How a saliency method differs from the others; nothing where there is none of that id. */
export function methodDifference(id: string): string | undefined {
  const known: Readonly<Record<string, string>> = fetchedText.methods.differences;
  return Object.hasOwn(known, id) ? known[id] : undefined;
}

/** Of the measure of maps of that id. */
export function metricWords(id: string): MetricWords {
  const known: Readonly<Record<string, MetricWords>> = fetchedText.methods.measures;
  return known[id] ?? { label: id, summary: '', formula: '', reference: '' };
}

/** Of one parameter of a method; its name where there is none of that. */
export function paramWords(method: string, name: string): ParamWords {
  return namesOf(text.methods).paramWords(method, name);
}

/** A value as people read it: "on", the option's label, "auto", "8/255". */
export function valueWords(spec: ParamSpec, value: ParamValue, words: ParamWords): string {
  if (spec.kind === 'boolean') return value === true ? text.values.on : text.values.off;
  if (spec.kind === 'choice' || spec.kind === 'layer') return words.options?.[String(value)] ?? String(value);
  if (spec.kind === 'class') return (value === -1 && words.none) || String(value);
  return (value === spec.special?.value && words.special) || `${exact(Number(value))}${spec.unit ?? ''}`;
}

/** What to say of a value that may be used but was likely meant otherwise; nothing of any other. */
export function caution(spec: ParamSpec, value: ParamValue, { label }: ParamWords): string | undefined {
  if (!isLikelyShare(spec, value)) return undefined;
  return text.caution(label, Number(value), spec.unit ?? '', spec.likelyShareBelow);
}
