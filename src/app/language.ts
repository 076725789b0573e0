import { create } from 'zustand';
import { language, speak } from '@/text';
import { nearestLanguage, type LanguageTag } from '@/text/languages';
import { forgetInAddress } from './forget-in-address';

const KEY = 'limelight.language';

interface SpokenLanguage {
  readonly tag: LanguageTag;
  /** By the person, on this visit. */
  readonly isChosen: boolean;
}

/** The language that is spoken; what is drawn under another is drawn anew. */
export const useLanguage = create<SpokenLanguage>(() => ({ tag: language, isChosen: false }));

/** Speak the language that is asked for, that was chosen here before, or that the browser prefers. */
export async function speakFirst(asked: string | null): Promise<void> {
  const wished = [asked, storedLanguage(), ...navigator.languages].filter((tag) => tag !== null);
  // Without a network another language may be out of reach: the page then speaks English.
  await switchTo(nearestLanguage(wished), false).catch(() => undefined);
}

/** Speak a language and remember it; without storage it holds until the page is left. Throws where its words cannot be fetched. */
export async function chooseLanguage(tag: LanguageTag): Promise<void> {
  await switchTo(tag, true);
  // Another may have been chosen meanwhile.
  if (language !== tag) return;
  // What the address asked for is no longer wanted.
  forgetInAddress('lang');
  try {
    localStorage.setItem(KEY, tag);
  } catch {
    return;
  }
}

async function switchTo(tag: LanguageTag, isChosen: boolean): Promise<void> {
  await speak(tag);
  if (language !== tag) return;
  document.documentElement.lang = tag;
  useLanguage.setState({ tag, isChosen });
}

function storedLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
