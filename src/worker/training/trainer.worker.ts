/** The trainer in its worker, beside the engine's: TensorFlow.js is here a second time, with a device of its own. */
import { browserHost } from '@/engine/backends/browser';
import { openJob } from './open-job';
import type { FromTrainer, ToTrainer } from './protocol';
import { TrainerHost } from './trainer-host';

const host = new TrainerHost(openJob(browserHost), (message: FromTrainer) => self.postMessage(message));

self.onmessage = (event: MessageEvent<ToTrainer>) => host.receive(event.data);
