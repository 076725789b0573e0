import { DeviceStorage, useStorage } from './device-storage';
import { Page } from './page';
import type { Platform } from './platform';
import { Cascade, useCascade } from './faithfulness/cascade';
import { League } from './faithfulness/league';
import { useLeague } from './faithfulness/store';
import { Lessons, useLessons } from './lessons/lessons';
import { SceneFiles, useSceneFiles } from './scene-files';
import { useLimelight } from './store';
import { useTraining } from './training/store';
import { Training } from './training/training';

/** The application: what the panels draw is in the stores of its parts. */
export interface Limelight {
  readonly page: Page;
  readonly training: Training;
}

/** Builds the application on a platform and gives the panels its stores. Nothing of it is there before. */
export function createLimelight(platform: Platform): Limelight {
  const page = new Page(platform);
  const training = new Training(platform, page);
  useLimelight.mount(page.store);
  useTraining.mount(training.store);
  const cascade = new Cascade(page);
  useCascade.mount(cascade.store);
  const league = new League(platform, page);
  useLeague.mount(league.store);
  const stores = { page: page.store, training: training.store, cascade: cascade.store, league: league.store };
  const lessons = new Lessons(platform, page, stores);
  useLessons.mount(lessons.store);
  useStorage.mount(new DeviceStorage(platform, page, training, lessons).store);
  useSceneFiles.mount(new SceneFiles(platform, page, lessons).store);
  return { page, training };
}
