/** The engine in its worker: TensorFlow.js lives here and nowhere else on the page. */
import { browserHost } from '@/engine/backends/browser';
import { engineHost } from './engine';
import type { ToWorker } from './protocol';

const host = engineHost(browserHost, (message, transfer) => self.postMessage(message, { transfer }));

self.onmessage = (event: MessageEvent<ToWorker>) => host.receive(event.data);
