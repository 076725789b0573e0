/** Every sentence that a person reads comes from this folder: by language, one folder each. */
import type { ErrorCode, Failure } from '@/domain/errors';
import { speakNumbers, whole } from '@/domain/format';
import { baseOfLabel, TRAINING_MODEL_ID } from '@/domain/training/in-training';
import { en, type Text } from './en';
import type { FamilyWords } from './en/families';
import { languages, type LanguageTag } from './languages';
import type { Words } from './words';

// What speaks numbers reads them, too.
export { numberFrom } from '@/domain/format';

/** What is said now, in the language that is spoken: to be read while drawing, not kept. */
export let text: Text = en;

/** The language that is spoken. */
export let language: LanguageTag = 'en';

let newest = 0;

/** Speak a language from now on, its numbers too; nothing changes where its words cannot be fetched, or another was asked for meanwhile. */
export async function speak(tag: LanguageTag): Promise<void> {
  newest += 1;
  const own = newest;
  const words = await languages[tag].text();
  if (own !== newest) return;
  text = words;
  language = tag;
  speakNumbers(tag);
}

type Reasons = Readonly<Record<string, (details: never) => Words>>;

/** What a person reads of a failure. */
export function words({ code, reason, details, outcome }: Failure): Words {
  const reasons: Readonly<Record<ErrorCode, Reasons>> = text.failures;
  const said = reasons[code][reason]!(details as never);
  if (!outcome) return said;
  const settle: (words: Words, outcome: never) => Words = text.outcomes[outcome.outcome];
  return settle(said, outcome as never);
}

/** A number that stands alone, with its thousands as English has them; none of a name such as CIFAR-10. */
const NUMBER = /(^|[ (])(\d[\d,]*)(?=[ ,;)]|$)/g;

/** The facts of a card, or of where a picture is from, that "; " parts: those that are known in the language that is spoken. */
export function cardTerm(written: string): string {
  return written.split('; ').map(oneTerm).join('; ');
}

function oneTerm(written: string): string {
  const known = (key: string) => (Object.hasOwn(text.cardTerms, key) ? text.cardTerms[key] : undefined);
  const numbers = Array.from(written.matchAll(NUMBER), ([, , digits = '']) => Number(digits.replaceAll(',', '')));
  const said = known(written) ?? known(written.replace(NUMBER, '$1#'));
  return said?.replaceAll('#', () => whole(numbers.shift() ?? NaN)) ?? written;
}

/** What a picture is called: a bundled one in the language that is spoken, a person's own as its file. */
export function pictureName({ kind, name }: { readonly kind: 'sample' | 'own'; readonly name: string }): string {
  const samples: Readonly<Record<string, string>> = text.samples.names;
  return (kind === 'sample' && samples[name]) || name;
}

/**
 * What a model is called: one that ships, or that is in training from one, in the language that is spoken, another by its
 * own label, one without a label by its id.
 */
export function modelLabel(id: string, label = id): string {
  const base = id === TRAINING_MODEL_ID ? baseOfLabel(label) : undefined;
  if (base !== undefined) return text.labelInTraining(shippedLabel(base));
  return id.startsWith('own-') ? label : shippedLabel(label);
}

/** What a model that ships is called in the language that is spoken; any other by its own label. */
export function shippedLabel(label: string): string {
  return (Object.hasOwn(text.modelLabels, label) && text.modelLabels[label]) || label;
}

/** A family of models; one that is not known is called by its id. */
export function familyWords(id: string): FamilyWords {
  const known: Readonly<Record<string, FamilyWords>> = text.families;
  return (Object.hasOwn(known, id) && known[id]) || { label: id, summary: '' };
}
