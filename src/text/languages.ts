import { en, type Text } from './en';
import type { FetchedText } from './en/fetched';

interface Language {
  /** What it calls itself. */
  readonly name: string;
  readonly text: () => Promise<Text>;
  readonly fetchedText: () => Promise<FetchedText>;
}

/** Every language by its tag. A sentence that one of them lacks does not compile. */
export const languages = {
  en: {
    name: 'English',
    text: () => Promise.resolve(en),
    fetchedText: () => import('./en/fetched').then((module) => module.enFetched),
  },
  de: {
    name: 'Deutsch',
    text: () => import('./de').then((module) => module.de),
    fetchedText: () => import('./de/fetched').then((module) => module.deFetched),
  },
  es: {
    name: 'Español',
    text: () => import('./es').then((module) => module.es),
    fetchedText: () => import('./es/fetched').then((module) => module.esFetched),
  },
} satisfies Readonly<Record<string, Language>>;

/** The tag of a language there is. */
export type LanguageTag = keyof typeof languages;

/** The first of some tags that there is a language for, by its primary part ("de-AT" is `de`); English where there is none. */
export function nearestLanguage(tags: readonly string[]): LanguageTag {
  const primary = tags.map((tag) => tag.toLowerCase().split('-')[0]!);
  return primary.find((tag): tag is LanguageTag => Object.hasOwn(languages, tag)) ?? 'en';
}
