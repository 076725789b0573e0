import { expect, type Locator } from '@playwright/test';
import type { Condition, Lesson, LessonStep } from '../../src/domain/lesson/schema';
import type { PlaygroundPage } from './playground-page';

/** A learner who does what a lesson asks, on the page's own controls. */
export class Learner {
  readonly lesson: Locator;
  readonly outcome: Locator;
  readonly next: Locator;

  constructor(private readonly playground: PlaygroundPage) {
    const { page } = playground;
    this.lesson = page.getByTestId('lesson');
    this.outcome = page.getByTestId('lesson-outcome');
    this.next = page.getByTestId('lesson-next');
  }

  async open(id: string): Promise<void> {
    await this.find('lesson-all').or(this.find('lessons-button')).last().click();
    await this.find(`lesson-${id}`).click();
    await expect(this.lesson).toHaveAttribute('data-lesson', id);
  }

  /** From the first step to the end: what is wrong is tried first, and must not be taken for right. */
  async goThrough({ steps }: Lesson): Promise<void> {
    for (const [index, step] of steps.entries()) {
      await expect(this.lesson).toHaveAttribute('data-step', String(index + 1));
      if (step.show) await this.look(step.show);
      if (step.until || step.ask) {
        await this.goWrong(step);
        await this.do(step);
      }
      await expect(this.next).toBeEnabled();
      await this.next.click();
    }
    await expect(this.find('lesson-restart')).toBeVisible();
  }

  /** The control that a step shows is marked; a panel that it shows is opened. */
  private async look(control: string): Promise<void> {
    await expect(this.find(control).first()).toHaveAttribute('data-lesson-shows');
    if (control.startsWith('dock-')) await this.openDock(control.slice('dock-'.length));
  }

  private async goWrong({ ask, until }: LessonStep): Promise<void> {
    const isMetAlready = (await this.lesson.getAttribute('data-done')) === 'true';
    if (isMetAlready) return;
    if (ask) await this.find(`lesson-choice-${ask.right === 1 ? 2 : 1}`).click();
    const most = typeof until?.eps === 'object' ? until.eps.to : undefined;
    if (most !== undefined && until?.fooled && !until.method) {
      await this.set('attack-param-eps', String(most + 5));
      await this.playground.expectSettled();
      // The answer for that ε is none for a smaller one, which is not enough.
      await this.set('attack-param-eps', '1');
      await this.playground.expectSettled();
      await expect(this.next).toBeDisabled();
    }
    if (!until || !(await this.isTimed(until))) await expect(this.next).toBeDisabled();
  }

  /** What is only waited for may be there at any moment. */
  private async isTimed({ fooled, held, trained }: Condition): Promise<boolean> {
    return trained !== undefined || ((fooled ?? held) !== undefined && (await this.isOn()));
  }

  private async do({ ask, until }: LessonStep): Promise<void> {
    if (ask) await this.find(`lesson-choice-${ask.right}`).click();
    if (until) await this.fulfil(until);
    await expect(this.outcome).toHaveAttribute('data-done', 'true');
  }

  private async fulfil(wanted: Condition): Promise<void> {
    const [map] = [wanted.maps ?? []].flat();
    if (map !== undefined) await this.find('saliency-select').first().selectOption(map);
    if (wanted.overlay) await this.set('view-overlay', '60');
    if (wanted.method !== undefined) await this.find('attack-select').selectOption(wanted.method);
    if (wanted.source !== undefined) await this.find('attack-source').selectOption(wanted.source);
    const both = [wanted.fooled ?? []].flat().length > 1;
    if (typeof wanted.eps === 'object') await this.set('attack-param-eps', String(wanted.eps.to ?? wanted.eps.from));
    else if (both) await this.set('attack-param-eps', '32');
    if (wanted.attack !== undefined && (await this.isOn()) !== (wanted.attack === 'on'))
      await this.playground.attackSwitch.click();
    if (wanted.picture === 'other') await this.find('sample-cifar-dog').click();
    if (wanted.looks) await this.openDock(wanted.looks);
    if (wanted.frame) await this.find('playback-step').fill('1');
    if (wanted.drawn) {
      await this.openDock('synthesis');
      await this.find('synthesis-draw').click();
    }
    if (wanted.forgetting) {
      await this.openDock('faithfulness');
      await this.find('faithfulness-cascade').click();
      await this.find('cascade-start').click();
    }
    if (typeof wanted.trained === 'object' && wanted.trained.from === 10) {
      await this.openDock('train');
      await this.set('train-param-steps', '20');
      await this.set('train-param-batch', '4');
      await this.find('train-start').click();
    }
  }

  private async openDock(name: string): Promise<void> {
    const tab = this.find(`dock-${name}`);
    if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
  }

  private async isOn(): Promise<boolean> {
    return (await this.playground.attackSwitch.getAttribute('aria-checked')) === 'true';
  }

  private async set(testId: string, value: string): Promise<void> {
    await this.find(testId).fill(value);
    await this.find(testId).press('Enter');
  }

  private find(testId: string): Locator {
    return this.playground.page.getByTestId(testId);
  }
}
