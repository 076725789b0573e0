import { HandClock } from '@/domain/testing/hand-clock';
import { onePixel } from '@/domain/testing/results';
import { openBundle, packBundle } from '@/worker/training/data/bundle';
import { leagueTable } from '@/domain/league';
import type { Ask, Catalogue, Exchanges } from '@/worker/protocol';
import { HandWorker } from '@/worker/rpc/testing/hand-worker';
import type { OwnModel, OwnModelStorage } from '../own-model-storage';
import type { OwnPicture, OwnPictureStorage } from '../own-picture-storage';
import type { Platform } from '../platform';
import { HandTrainer, memoryStorage, sharedLock } from '../training/testing/session-bench';

/** An engine that offers one attack and one explanation. */
const catalogue: Catalogue = {
  attacks: [
    {
      id: 'pgd',
      params: { eps: { kind: 'number', default: 8, min: 0, max: 64, step: 1 } },
      norm: 'linf',
      access: 'gradient',
      goals: ['untargeted'],
    },
  ],
  metrics: [],
  saliency: [{ id: 'gradient', params: {}, signed: true, unit: 'logit', needs: ['gradients'] }],
};

/** An engine that is answered by hand, found by what it was asked. */
export class HandEngine extends HandWorker<Exchanges> {
  /** It runs, on the cpu, and knows these measures. */
  started(metrics: Catalogue['metrics'] = []): void {
    this.answer(
      {
        backend: { name: 'cpu', software: false, asked: false, place: 'browser', candidates: [] },
        catalogue: { ...catalogue, metrics },
      },
      this.idOf('start'),
    );
  }

  /** The ids of the models it was asked for, in order. */
  get models(): readonly string[] {
    return this.asked.flatMap((message) => (message.kind === 'load' ? message.ask.modelId : []));
  }

  /** Where the model that it was asked for last is. */
  get lastLoaded(): Ask<'load'>['from'] | undefined {
    return this.asked.flatMap((message) => (message.kind === 'load' ? message.ask.from : [])).at(-1);
  }

  /** How often it was asked for something of that kind. */
  count(kind: keyof Exchanges): number {
    return this.asked.filter((message) => message.kind === kind).length;
  }

  /** The newest request of that kind, of one model where that is said; throws where there is none. */
  idOf(kind: keyof Exchanges, modelId?: string): number {
    const found = this.asked.findLast(
      (message) =>
        message.kind === kind &&
        (modelId === undefined || ('modelId' in message.ask && message.ask.modelId === modelId)),
    );
    if (!found) throw new Error(`no ${kind} was asked for`);
    return found.id;
  }
}

function modelStorage(): OwnModelStorage {
  const kept = new Map<string, OwnModel>();
  return {
    list: async () => [...kept.values()],
    put: async (model) => void kept.set(model.card.id, model),
    remove: async (id) => void kept.delete(id),
    clear: async () => kept.clear(),
  };
}

function pictureStorage(): OwnPictureStorage {
  const kept = new Map<string, OwnPicture>();
  return {
    list: async () => [...kept.values()],
    put: async (picture) => void kept.set(picture.hash, picture),
    remove: async (hash) => void kept.delete(hash),
    clear: async () => kept.clear(),
    onElsewhere: () => undefined,
  };
}

/** For tests: a platform without a browser. Workers are answered by hand, what is kept is kept in memory, every file is a pixel. */
export function handPlatform(change: Partial<Platform> = {}) {
  const engines: HandEngine[] = [];
  const trainers: HandTrainer[] = [];
  const clock = new HandClock();
  const platform: Platform = {
    spawnEngine() {
      const engine = new HandEngine();
      engines.push(engine);
      return engine;
    },
    spawnTrainer() {
      const trainer = new HandTrainer();
      trainers.push(trainer);
      return trainer;
    },
    decodePicture: async (_, name) => ({ pixels: onePixel, hash: name, notes: [] }),
    decodeTestPicture: async (_, name) => ({ pixels: onePixel, hash: name, notes: [] }),
    measurer: { measureMaps: async () => undefined, tabulateLeague: async (...of) => leagueTable(...of) },
    dataClient: {
      readHeldOut: async () => ({ pixels: Uint8Array.from({ length: 12 }, (_, i) => 20 * i), labels: [0, 0, 0, 0] }),
      readPictures: () => Promise.reject(new Error('nothing is read here')),
      writeModel: async () => [{ name: 'model.json', blob: new Blob(['{}']) }],
      zipModel: async () => new Blob([]),
      packBundle,
      openBundle,
    },
    ownModels: modelStorage(),
    ownPictures: pictureStorage(),
    trainings: memoryStorage(),
    trainingLock: sharedLock(),
    settings: { bytes: () => 0, clear: () => undefined },
    storageRoom: async () => undefined,
    fetchFile: async () => new Response('picture'),
    download: () => undefined,
    baseUrl: 'http://localhost/',
    clock,
    ...change,
  };
  return { platform, engines, trainers, clock };
}

/** Lets the promises of what was answered run. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
