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
  /** A small file, as a whole. */
  readonly fetchFile: (url: string, options?: { readonly signal?: AbortSignal }) => Promise<Response>;
  /** Hands a file to the person. */
  readonly download: (blob: Blob, fileName: string) => void;
  /** The page's address: what ships with it lies beside. */
  readonly baseUrl: string;
  readonly clock: Clock;
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
