/** The trainer in its worker, beside the engine's: TensorFlow.js is here a second time, with a device of its own. */
import { deviceIsLost, finishOnDevice } from '@/engine/backend';
import { browserHost } from '@/engine/backends/browser';
import { Host } from '../rpc/host';
import type { ToWorker } from '../rpc/protocol';
import { prepareTraining } from './prepare-training';
import type { TrainerExchanges } from './protocol';
import { lost, trainer } from './trainer-host';

const host = new Host<TrainerExchanges>(
  trainer(prepareTraining(browserHost), (failure) => host.lose(failure)),
  // What is sent is copied: the trainer goes on with its checkpoints.
  (message) => self.postMessage(message),
  {
    lost: () => (deviceIsLost() ? lost() : undefined),
    // The trainer deals with that itself.
    isOutOfMemory: () => false,
    finish: finishOnDevice,
  },
);

self.onmessage = ({ data }: MessageEvent<ToWorker<TrainerExchanges>>) => host.receive(data);
