import { expect, type Locator, type Page, type Worker } from '@playwright/test';
import { keptOnDevice } from './kept-on-device';
import type { TestFile } from './playground-page';

/** The training of a model, by the automation contract. */
export class Trainer {
  readonly start: Locator;
  readonly pause: Locator;
  readonly resume: Locator;
  readonly stop: Locator;
  readonly cancel: Locator;
  readonly step: Locator;
  readonly loss: Locator;
  readonly saved: Locator;

  constructor(private readonly page: Page) {
    this.start = page.getByTestId('train-start');
    this.pause = page.getByTestId('train-pause');
    this.resume = page.getByTestId('train-resume');
    this.stop = page.getByTestId('train-stop');
    this.cancel = page.getByTestId('train-cancel');
    this.step = page.getByTestId('train-step');
    this.loss = page.getByTestId('train-loss');
    this.saved = page.getByTestId('train-saved');
  }

  /** Unfolds the panel. */
  async open(): Promise<void> {
    const fold = this.page.getByTestId('dock-train');
    if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
    await expect(this.page.getByTestId('train-base')).toBeVisible();
  }

  /** Chooses the model to start from and pictures to learn from, and waits until these are read. */
  async chooseOwn(baseId: string, pictures: TestFile): Promise<void> {
    await this.page.getByTestId('train-dataset').selectOption('own');
    await this.page.getByTestId('train-base').selectOption(baseId);
    await this.page
      .getByTestId('train-files')
      .setInputFiles({ name: pictures.name, mimeType: 'application/zip', buffer: pictures.bytes });
    await expect(this.page.getByTestId('train-classes')).toBeVisible();
  }

  /** Throws the training away, confirming where that is asked. */
  async cancelForGood(): Promise<void> {
    await this.cancel.click();
    await this.page.getByRole('button', { name: 'Throw them away' }).click();
  }

  /** Sets a number by its label. */
  async set(label: string, value: number): Promise<void> {
    const box = this.page.getByTestId('train-panel').getByRole('spinbutton', { name: `${label}, exact value` });
    await box.fill(String(value));
    await box.blur();
  }

  async expectPhase(phase: string): Promise<void> {
    await expect(this.step).toHaveAttribute('data-phase', phase);
  }

  /** Waits until so many steps are done. */
  async expectSteps(least: number): Promise<void> {
    await expect.poll(() => this.steps()).toBeGreaterThanOrEqual(least);
  }

  async steps(): Promise<number> {
    return Number(await this.step.getAttribute('data-value'));
  }

  async lossValue(): Promise<number> {
    return Number(await this.loss.getAttribute('data-value'));
  }

  /** The newest value of each term of the loss before its weight, smoothed, as the chart says it. */
  async lossTerms(): Promise<[term: string, value: number][]> {
    const plot = this.page.getByTestId('train-chart-loss').getByRole('img');
    await expect(plot).toHaveAttribute('aria-label', /selective [\d.]/);
    const [, said = ''] = ((await plot.getAttribute('aria-label')) ?? '').split('last: ');
    return said.split(', ').map((each) => {
      const space = each.lastIndexOf(' ');
      return [each.slice(0, space), Number(each.slice(space))];
    });
  }

  /**
   * Pauses as soon as the page shows so many steps: the click is the page's own, so that no step is lost on the way. Ask for
   * more than were done at an earlier pause, which the page may still show after a click on Resume.
   */
  async pauseFrom(least: number): Promise<void> {
    await this.page.evaluate(
      (steps) =>
        new Promise<void>((resolve, reject) => {
          const look = () => {
            const step = document.querySelector('[data-testid="train-step"]');
            const phase = step?.getAttribute('data-phase') ?? '';
            if (/finished|failed/.test(phase)) {
              reject(new Error(`The training has ${phase} before it was paused.`));
              return;
            }
            const reached = Number(step?.getAttribute('data-value')) >= steps;
            if (reached && phase === 'paused') {
              resolve();
              return;
            }
            if (reached) document.querySelector<HTMLElement>('[data-testid="train-pause"]')?.click();
            requestAnimationFrame(look);
          };
          look();
        }),
      least,
    );
    await this.expectPhase('paused');
  }

  /** Waits until the training as it is after so many steps is kept on the device. */
  async expectKept(step: number): Promise<void> {
    const place = { database: 'limelight-training', store: 'training', key: 'progress', part: ['checkpoint', 'step'] };
    await expect.poll(() => keptOnDevice(this.page, place)).toBe(step);
  }

  /** How many tensors the trainer holds. */
  async tensors(): Promise<number> {
    return this.worker().evaluate(() => {
      const { _tfengine } = globalThis as unknown as { _tfengine: { memory(): { numTensors: number } } };
      return _tfengine.memory().numTensors;
    });
  }

  /** The worker that trains. */
  worker(): Worker {
    const worker = this.page.workers().find((each) => each.url().includes('trainer'));
    if (!worker) throw new Error('no trainer worker is running');
    return worker;
  }

  /** Destroys the trainer's graphics device at its next command. */
  async destroyDevice(): Promise<void> {
    await this.worker().evaluate(() => {
      const { createCommandEncoder: original } = GPUDevice.prototype as {
        createCommandEncoder: (this: GPUDevice, ...given: unknown[]) => GPUCommandEncoder;
      };
      GPUDevice.prototype.createCommandEncoder = function (this: GPUDevice, ...given) {
        GPUDevice.prototype.createCommandEncoder = original;
        this.destroy();
        return original.apply(this, given);
      };
    });
  }
}
