import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';

/** What a picture of the page shows, without the pixels, which depend on the fonts of the machine. */
export interface Shown {
  /** The page's words, line by line; "#" stands for a number that was measured while it was taken. */
  readonly words: readonly string[];
  /** Hash of the style rules that apply to what is there. */
  readonly style: string;
}

/**
 * What the page shows now. Numbers left out are durations and, in the columns and the dock, all: another machine may differ
 * in a last digit.
 */
export async function shownOn(page: Page): Promise<Shown> {
  const { words, rules } = await page.evaluate(() => {
    /** A group whose condition does not hold has no say, nor has a rule for something that is not there. */
    const applying = (list: CSSRuleList): string[] =>
      [...list].flatMap((rule) => {
        if (rule instanceof CSSStyleRule)
          return [...(isHere(rule.selectorText) ? [rule.cssText] : []), ...applying(rule.cssRules)];
        if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) return [];
        return rule instanceof CSSGroupingRule ? applying(rule.cssRules) : [];
      });
    /** A pseudo-element is there where its element is. */
    const isHere = (selector: string) =>
      document.querySelector(selector.replaceAll(/(^|[\s,>+~(])::[\w-]+/g, '$1*').replaceAll(/::[\w-]+/g, '')) !== null;
    const measured = /[<−]?\d+(\.\d+)?/g;
    /** With its unit, which depends on how fast the machine is; its number may be gone with the column's. */
    const duration = /(\d+(\.\d+)?|#)\s?(ms|s|min)\b/g;
    let text = document.body.innerText;
    for (const { innerText } of document.querySelectorAll<HTMLElement>('[data-testid="model-column"], .dock-panel')) {
      if (!text.includes(innerText)) throw new Error('a column or panel is not part of the page’s text');
      text = text.replace(innerText, () => innerText.replaceAll(measured, '#'));
    }
    const lines = text.split('\n').map((line) => line.trim().replaceAll(duration, '#'));
    return {
      words: lines.filter((line) => line !== ''),
      rules: [...document.styleSheets].flatMap((sheet) => applying(sheet.cssRules)),
    };
  });
  return { words, style: createHash('sha256').update(rules.join('\n')).digest('hex').slice(0, 16) };
}
