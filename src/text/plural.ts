/** The forms of a word that English, German and Spanish tell apart; a language with more is given more here. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/** Chooses the form of a language that goes with a count: `plural('en')(2, { one: 'picture', other: 'pictures' })` is "pictures". */
export function plural(language: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, { one, other }) => (rules.select(count) === 'one' ? one : other);
}
