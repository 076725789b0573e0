import { expect, type Locator } from '@playwright/test';
import { expectDrawn } from '../fixtures/canvas';

/** One model's column, by the automation contract. */
export class ModelColumn {
  readonly predictionClean: Locator;
  readonly predictionAdversarial: Locator;
  readonly pictureClean: Locator;
  readonly pictureAdversarial: Locator;
  readonly perturbation: Locator;
  readonly saliencyClean: Locator;
  readonly saliencyAdversarial: Locator;
  readonly error: Locator;

  constructor(readonly root: Locator) {
    this.predictionClean = root.getByTestId('prediction-clean');
    this.predictionAdversarial = root.getByTestId('prediction-adversarial');
    this.pictureClean = root.getByTestId('picture-clean');
    this.pictureAdversarial = root.getByTestId('picture-adversarial');
    this.perturbation = root.getByTestId('perturbation');
    this.saliencyClean = root.getByTestId('saliency-clean');
    this.saliencyAdversarial = root.getByTestId('saliency-adversarial');
    this.error = root.getByTestId('error-message');
  }

  /** Waits for the clean half: prediction, picture, map. */
  async expectClean(): Promise<void> {
    await expect(this.predictionClean).toHaveAttribute('data-label', /\S/);
    await expect(this.predictionClean).toHaveAttribute('data-probability', /^(0?\.\d+|1(\.0+)?|\d(\.\d+)?e-\d+)$/);
    await expectDrawn(this.pictureClean);
    await expectDrawn(this.saliencyClean);
  }

  /** Waits for the attacked half: prediction, picture, perturbation, map. */
  async expectAttacked(): Promise<void> {
    await expect(this.predictionAdversarial).toHaveAttribute('data-label', /\S/);
    await expectDrawn(this.pictureAdversarial);
    await expectDrawn(this.perturbation);
    await expectDrawn(this.saliencyAdversarial);
  }

  /** Class name and probability of a prediction. */
  async prediction(which: 'clean' | 'adversarial'): Promise<{ label: string; probability: number }> {
    const element = which === 'clean' ? this.predictionClean : this.predictionAdversarial;
    const [label, probability] = await Promise.all([
      element.getAttribute('data-label'),
      element.getAttribute('data-probability'),
    ]);
    return { label: label ?? '', probability: Number(probability) };
  }

  /** The largest change of any pixel channel, in [0, 1] units. */
  async linf(): Promise<number> {
    return Number(await this.perturbation.getAttribute('data-linf'));
  }
}
