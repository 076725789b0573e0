import { expect, type Locator, type Page } from '@playwright/test';
import type { TestFile } from './playground-page';

/** The set-up of a training: where it folds out, what it is told, and the person's own pictures. */
export class TrainingPanel {
  readonly root: Locator;
  readonly fold: Locator;
  readonly start: Locator;
  readonly cancel: Locator;
  readonly dataset: Locator;
  readonly base: Locator;
  readonly classes: Locator;
  /** Why the pictures in hand cannot be learned from, or what to know about them. */
  readonly problem: Locator;
  readonly skipped: Locator;
  /** What became of each folder of the pictures. */
  readonly folders: Locator;
  /** Says that the base does not know all of the classes. */
  readonly newHead: Locator;
  readonly status: Locator;
  readonly camera: Locator;
  readonly cameraView: Locator;
  readonly cameraClass: Locator;
  readonly capture: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByTestId('train-panel');
    this.fold = page.getByTestId('dock-train');
    this.start = page.getByTestId('train-start');
    this.cancel = page.getByTestId('train-cancel');
    this.dataset = page.getByTestId('train-dataset');
    this.base = page.getByTestId('train-base');
    this.classes = page.getByTestId('train-classes');
    this.problem = page.getByTestId('train-problem');
    this.folders = page.getByTestId('train-folders');
    this.newHead = page.getByTestId('train-new-head');
    this.status = page.getByTestId('train-step');
    this.skipped = page.getByTestId('train-skipped');
    this.camera = page.getByTestId('train-camera');
    this.cameraView = page.getByTestId('train-camera-view');
    this.cameraClass = page.getByTestId('train-camera-class');
    this.capture = page.getByTestId('train-capture');
  }

  preset(id: string): Locator {
    return this.page.getByTestId(`train-preset-${id}`);
  }

  /** The control of a parameter: takes a value with `fill`, and gives it back. */
  param(name: string): Locator {
    return this.page.getByTestId(`train-param-${name}`);
  }

  async unfold(): Promise<void> {
    await this.fold.click();
    await expect(this.base).toBeVisible();
  }

  /** Chooses a zip of pictures. */
  async chooseZip({ name, bytes }: TestFile): Promise<void> {
    await this.page.getByTestId('train-files').setInputFiles({ name, mimeType: 'application/zip', buffer: bytes });
  }

  /** Chooses a folder of the disk. */
  async chooseFolder(path: string): Promise<void> {
    await this.page.getByTestId('train-folder').setInputFiles(path);
  }

  /** Waits until pictures of so many classes are read. */
  async expectClasses(classes: number, pictures: number): Promise<void> {
    await expect(this.classes).toHaveAttribute('data-classes', String(classes));
    await expect(this.classes).toHaveAttribute('data-pictures', String(pictures));
  }

  /** Holds the capture button until it has begun a second burst. */
  async captureFew(name: string): Promise<void> {
    await this.cameraClass.fill(name);
    await expect(this.capture).toBeEnabled();
    await this.capture.hover();
    await this.page.mouse.down();
    // However many more it takes until this is seen.
    await expect(this.cameraView).toContainText(/in ([2-9]|\d\d) bursts/);
    await this.page.mouse.up();
  }
}
