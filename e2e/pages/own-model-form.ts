import { expect, type Locator, type Page } from '@playwright/test';

/** The window that asks what only the person knows of the model they dropped. */
export class OwnModelForm {
  readonly root: Locator;
  readonly label: Locator;
  readonly classes: Locator;
  readonly pixels: Locator;
  readonly add: Locator;

  constructor(page: Page) {
    this.root = page.getByTestId('own-model');
    this.label = page.getByTestId('own-model-label');
    this.classes = page.getByTestId('own-model-classes');
    this.pixels = page.getByTestId('own-model-pixels');
    this.add = page.getByTestId('own-model-add');
  }

  /** Waits for the checks to end, gives the model a name, and takes it in. */
  async accept(label: string): Promise<void> {
    await this.label.fill(label);
    await this.add.click();
    await expect(this.root).toHaveCount(0);
  }
}
