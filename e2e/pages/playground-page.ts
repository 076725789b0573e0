import { expect, type Locator, type Page } from '@playwright/test';
import type { BackendName } from '../../src/domain/backend';
import { ModelColumn } from './model-column';

/** A file as a test drops or chooses it. */
export interface TestFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The whole page, by the automation contract. */
export class PlaygroundPage {
  readonly standard: ModelColumn;
  readonly robust: ModelColumn;
  readonly columns: Locator;
  readonly status: Locator;
  readonly backendBadge: Locator;
  readonly errors: Locator;
  readonly attackSwitch: Locator;
  readonly attackProgress: Locator;
  readonly attackCancel: Locator;
  readonly epsilon: Locator;

  constructor(
    readonly page: Page,
    private readonly backend: BackendName | undefined,
  ) {
    this.standard = this.column('cifar10-standard');
    this.robust = this.column('cifar10-jsigr');
    this.columns = page.getByTestId('model-column');
    this.status = page.getByTestId('status');
    this.backendBadge = page.getByTestId('backend-badge');
    this.errors = page.getByTestId('error-message');
    this.attackSwitch = page.getByTestId('attack-switch');
    this.attackProgress = page.getByTestId('attack-progress');
    this.attackCancel = page.getByTestId('attack-cancel');
    this.epsilon = page.getByTestId('attack-param-eps');
  }

  column(modelId: string): ModelColumn {
    return new ModelColumn(this.page.locator(`[data-testid="model-column"][data-model-id="${modelId}"]`));
  }

  /** Opens the page on the project's backend, with more query parameters and a scene hash where given. */
  async open(query: Readonly<Record<string, string>> = {}, hash = ''): Promise<void> {
    const search = new URLSearchParams({ ...(this.backend ? { backend: this.backend } : {}), ...query });
    await this.page.goto(`./?${search}${hash && `#${hash}`}`);
  }

  /** Waits until the backend runs and, if the test asked for one, checks that it is that one. */
  async expectBackend(): Promise<void> {
    await expect(this.backendBadge).toHaveAttribute('data-backend', this.backend ?? /^(webgpu|webgl|wasm|cpu)$/);
  }

  /** Waits until both columns show their clean half and nothing is running. */
  async expectDefaultScene(): Promise<void> {
    await this.expectBackend();
    await expect(this.columns).toHaveCount(2);
    await this.standard.expectClean();
    await this.robust.expectClean();
    await this.expectSettled();
  }

  /** Waits until nothing is loading or running. */
  async expectSettled(): Promise<void> {
    await expect(this.status).toHaveAttribute('data-state', /^(idle|error)$/);
  }

  /** The message with this code. */
  error(code: string): Locator {
    return this.page.locator(`[data-testid="error-message"][data-code="${code}"]`);
  }

  /** Chooses a file with the file button. */
  async chooseFile({ name, bytes }: TestFile): Promise<void> {
    await this.page
      .getByTestId('file-input')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
  }

  /** Drops a file on the page, as a file manager does. */
  async dropFile(file: TestFile): Promise<void> {
    await this.dropFiles([file]);
  }

  /** Drops several files at once. */
  async dropFiles(files: readonly TestFile[]): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      (parts) => {
        const data = new DataTransfer();
        for (const { name, base64 } of parts) {
          const content = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
          data.items.add(new File([content], name));
        }
        return data;
      },
      files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
    );
    const zone = this.page.getByTestId('drop-zone');
    for (const type of ['dragenter', 'dragover', 'drop']) await zone.dispatchEvent(type, { dataTransfer: transfer });
    await transfer.dispose();
  }
}
