import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds in a part of the page, rule by rule, with the elements; in the dark nothing but colours can differ. */
export async function found(page: Page, part: string, colorScheme: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).include(part);
  const { violations } = await (
    colorScheme === 'dark'
      ? axe.withRules(['color-contrast'])
      : axe.options({ rules: { 'target-size': { enabled: true } } })
  ).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
}
