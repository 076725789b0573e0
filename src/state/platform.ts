import { systemClock, type Clock } from '@/domain/clock';
import { guardAgainstStall } from '@/domain/stall';
import type { WorkerPort } from '@/worker/client';
import { createMeasurer, type Measurer } from '@/worker/measure/client';
import { createPictureDecoder, type DecodePicture } from '@/worker/picture/client';
import type { TrainerPort } from '@/worker/training/client';
import { createDataClient, type DataClient } from '@/worker/training/data/client';
import { browserModels, type OwnModelStorage } from './own-model-storage';
import { browserPictures, type OwnPictureStorage } from './own-picture-storage';
import { browserLock, type TabLock } from './training/tab-lock';
import { browserTrainings, type TrainingStorage } from './training/training-storage';

/** What the browser says of the room that the page has. */
export interface StorageRoom {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** Whether it never clears that by itself. */
  readonly persisted: boolean;
}

/** What the application stands on: workers, storage, the network, time. The browser's, or in tests others. */
export interface Platform {
  readonly spawnEngine: () => WorkerPort;
  readonly spawnTrainer: () => TrainerPort;
  readonly decodePicture: DecodePicture;
  /** The same for pictures that maps are judged on: neither decoder stops what the other has in hand. */
  readonly decodeTestPicture: DecodePicture;
  readonly measurer: Measurer;
  readonly dataClient: DataClient;
  readonly ownModels: OwnModelStorage;
  readonly ownPictures: OwnPictureStorage;
  readonly trainings: TrainingStorage;
  readonly trainingLock: TabLock;
  readonly settings: KeptSettings;
  /** What the browser says of the room for all that; `undefined` where it says nothing. */
  readonly storageRoom: () => Promise<StorageRoom | undefined>;
  /** A small file, as a whole. */
  readonly fetchFile: (url: string, options?: { readonly signal?: AbortSignal }) => Promise<Response>;
  /** Hands a file to the person. */
  readonly download: (blob: Blob, fileName: string) => void;
  /** The page's address: what ships with it lies beside. */
  readonly baseUrl: string;
  readonly clock: Clock;
}

/** What small parts of the page remember of the last visit, each under a key of its own. */
export interface KeptSettings {
  bytes(): number;
  clear(): void;
}

/** The browser's own. Workers start, and databases open, when they are first needed. */
export function browserPlatform(): Platform {
  return {
    spawnEngine: () =>
      new Worker(new URL('../worker/engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
    spawnTrainer: () =>
      new Worker(new URL('../worker/training/trainer.worker.ts', import.meta.url), { type: 'module', name: 'trainer' }),
    decodePicture: createPictureDecoder(spawnPictureWorker),
    decodeTestPicture: createPictureDecoder(spawnPictureWorker),
    measurer: createMeasurer(
      () =>
        new Worker(new URL('../worker/measure/measure.worker.ts', import.meta.url), {
          type: 'module',
          name: 'measure',
        }),
    ),
    dataClient: createDataClient(
      () =>
        new Worker(new URL('../worker/training/data/data.worker.ts', import.meta.url), {
          type: 'module',
          name: 'data',
        }),
    ),
    ownModels: browserModels(),
    ownPictures: browserPictures(),
    trainings: browserTrainings(),
    trainingLock: browserLock(),
    settings: browserSettings,
    storageRoom,
    fetchFile: fetchWhole,
    download,
    baseUrl: document.baseURI,
    clock: systemClock,
  };
}

function spawnPictureWorker(): Worker {
  return new Worker(new URL('../worker/picture/picture.worker.ts', import.meta.url), {
    type: 'module',
    name: 'picture',
  });
}

/** The page's own keys of this browser's `localStorage`. */
const browserSettings: KeptSettings = {
  bytes: () => settingsKeys().reduce((sum, key) => sum + key.length + (localStorage.getItem(key)?.length ?? 0), 0),
  clear: () => settingsKeys().forEach((key) => localStorage.removeItem(key)),
};

/** None where the browser refuses its storage, as in some private windows. */
function settingsKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith('limelight.'));
  } catch {
    return [];
  }
}

async function storageRoom(): Promise<StorageRoom | undefined> {
  // Absent on pages that came without encryption.
  const storage = 'storage' in navigator ? navigator.storage : undefined;
  const { usage, quota } = (await storage?.estimate()) ?? {};
  if (usage === undefined || quota === undefined) return undefined;
  return { usedBytes: usage, quotaBytes: quota, persisted: (await storage?.persisted()) ?? false };
}

function download(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  // The download holds on to the blob by itself once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** `fetch` for a small file, which is there as a whole; rejects where the download stalls. */
async function fetchWhole(url: string, { signal }: { readonly signal?: AbortSignal } = {}): Promise<Response> {
  const guard = guardAgainstStall(signal);
  try {
    const response = await fetch(url, { signal: guard.signal });
    guard.heard();
    return new Response(await response.blob(), { status: response.status });
  } finally {
    guard.stop();
  }
}
