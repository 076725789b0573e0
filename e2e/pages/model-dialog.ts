import { expect, type Locator, type Page } from '@playwright/test';

/** The window in which models are chosen, by the automation contract. */
export class ModelDialog {
  readonly add: Locator;
  readonly picker: Locator;
  readonly card: Locator;
  /** Entries that can be chosen: their models are not on the screen. */
  readonly free: Locator;
  readonly offline: Locator;

  constructor(private readonly page: Page) {
    this.add = page.getByTestId('model-add');
    this.picker = page.getByTestId('model-picker');
    this.card = page.getByTestId('model-card-view');
    this.free = this.picker.locator('[data-testid^="model-option-"][aria-disabled="false"]');
    this.offline = page.getByTestId('offline-bar');
  }

  option(modelId: string): Locator {
    return this.page.getByTestId(`model-option-${modelId}`);
  }

  /** Adds the first model that is not on the screen; its id. */
  async addFirstFree(): Promise<string> {
    await this.add.click();
    const option = this.free.first();
    const id = (await option.getAttribute('data-testid'))?.replace('model-option-', '');
    if (!id) throw new Error('every model is on the screen');
    await option.click();
    await expect(this.picker).toBeHidden();
    return id;
  }
}
