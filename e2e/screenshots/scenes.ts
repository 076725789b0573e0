import { expect, type Page } from '@playwright/test';
import { ModelDialog } from '../pages/model-dialog';
import type { PlaygroundPage } from '../pages/playground-page';

/** A picture of README and docs: how the page comes to look as it shows. */
export interface Scene {
  /** Of the picture in docs/screenshots. */
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly size: readonly [width: number, height: number];
  /** All of the page, not only what fits the window. */
  readonly fullPage?: boolean;
  /** Waits until all of it is there. */
  show(playground: PlaygroundPage): Promise<void>;
}

const sizes = [
  [1440, 1100],
  [390, 844],
] as const;

const main = (['light', 'dark'] as const).flatMap((colorScheme) =>
  sizes.map((size): Scene => ({
    name: `main-${colorScheme}-${size[0]}`,
    colorScheme,
    size,
    fullPage: size[0] < 600,
    async show(playground) {
      await playground.open({ attack: 'pgd', eps: '8' });
      await playground.standard.expectAttacked();
      await playground.robust.expectAttacked();
      await expect(playground.page.getByTestId('map-shift')).toHaveCount(2);
      await playground.expectSettled();
    },
  })),
);

/** Every picture in docs/screenshots. */
export const scenes: readonly Scene[] = [
  ...main,
  {
    name: 'photographs-dark-1440',
    colorScheme: 'dark',
    size: [1440, 1160],
    async show(playground) {
      const models = 'imagenet-efficientnet-lite0,imagenette-standard,imagenette-jsigr';
      await playground.open({ models, sample: 'coffee', attack: 'pgd', eps: '4' });
      await expect(playground.page.getByTestId('map-shift')).toHaveCount(3);
      await playground.expectSettled();
    },
  },
  {
    name: 'explanations-light-1440',
    colorScheme: 'light',
    size: [1440, 1000],
    async show(playground) {
      const saliency = 'integrated-gradients,gradcam,blur-perturbation';
      await playground.open({ attack: 'pgd', eps: '8', saliency });
      await playground.standard.expectAttacked();
      await playground.robust.expectAttacked();
      await expect(playground.page.getByTestId('map-shift-3')).toHaveCount(2);
      await playground.expectSettled();
    },
  },
  {
    name: 'faithfulness-dark-1440',
    colorScheme: 'dark',
    size: [1440, 1100],
    async show(playground) {
      await playground.open({ attack: 'pgd', eps: '8', saliency: 'gradient,gradcam' });
      await playground.expectSettled();
      await playground.page.getByTestId('dock-faithfulness').click();
      await playground.page.getByTestId('league-start').click();
      await expect(playground.page.getByTestId('league-run')).toHaveAttribute('data-state', 'done');
      await playground.expectSettled();
    },
  },
  {
    name: 'picker-light-1440',
    colorScheme: 'light',
    size: [1440, 1000],
    async show(playground) {
      await playground.open({ attack: 'none' });
      await playground.expectDefaultScene();
      const dialog = new ModelDialog(playground.page);
      await dialog.add.click();
      await expect(dialog.offline).toHaveAttribute('data-kept', '2');
    },
  },
];

/** Brings the page to what a picture shows. */
export async function showScene(page: Page, playground: PlaygroundPage, scene: Scene): Promise<void> {
  const [width, height] = scene.size;
  await page.emulateMedia({ colorScheme: scene.colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height });
  await scene.show(playground);
}
