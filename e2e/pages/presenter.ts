import { expect, type Locator } from '@playwright/test';
import { Learner } from './learner';
import type { PlaygroundPage } from './playground-page';

/** Someone who shows the page to a room, on a projector of 1280 × 720. */
export class Presenter {
  readonly title: Locator;
  /** Where a lesson's step is read and asked. */
  readonly step: Locator;
  readonly facts: Locator;

  constructor(private readonly playground: PlaygroundPage) {
    const { page } = playground;
    this.title = page.getByTestId('present-title');
    this.step = page.getByTestId('present-step');
    this.facts = page.getByTestId('present-facts');
  }

  /** Opens the page presented, in a language and with a scene where given. */
  async open(lang = 'en', scene = ''): Promise<void> {
    await this.enlarge();
    await this.playground.open({ present: '', lang }, scene);
    // The keys walk from then on.
    await expect(this.title).toBeVisible();
  }

  /** Opens the page, a lesson in it, and presents that. */
  async openLesson(id: string): Promise<void> {
    const { playground } = this;
    await this.enlarge();
    await playground.open();
    await playground.expectDefaultScene();
    await new Learner(playground).open(id);
    await playground.page.getByTestId('present').click();
    await expect(this.step).toBeVisible();
  }

  /** In the page that is opened next: a key, in the very moment in which the title says so. */
  async pressOnceNamed(key: string, title: string): Promise<void> {
    await this.playground.page.addInitScript(
      ([key, title]) => {
        const observer = new MutationObserver(() => {
          if (document.querySelector('[data-testid="present-title"]')?.textContent !== title) return;
          observer.disconnect();
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        });
        observer.observe(document, { childList: true, characterData: true, subtree: true });
      },
      [key, title] as const,
    );
  }

  private async enlarge(): Promise<void> {
    await this.playground.page.setViewportSize({ width: 1280, height: 720 });
  }
}
