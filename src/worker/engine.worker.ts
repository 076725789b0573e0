/** The engine in its worker: TensorFlow.js lives here and nowhere else on the page. */
import { LimelightError } from '@/domain/errors';
import { chooseBackend, onDeviceLost } from '@/engine/backend';
import { browserHost } from '@/engine/backends/browser';
import type { Classifier } from '@/engine/models/classifier';
import { loadModel } from '@/engine/models/load-model';
import { inspectOwnModel } from '@/engine/models/own/inspect';
import { EngineHost } from './engine-host';
import { catalogue, computing } from './handlers';
import { openSource } from './model-source';
import type { FromWorker, ToWorker } from './protocol';

const models = new Map<string, Classifier>();

const post = (message: FromWorker, transfer: Transferable[] = []) => self.postMessage(message, { transfer });

const host = new EngineHost(
  {
    ...computing(find),
    async start({ backend }) {
      const report = await chooseBackend(browserHost, backend);
      onDeviceLost((detail) =>
        post({
          type: 'lost',
          failure: {
            code: 'backend-lost',
            message: `The graphics device was lost (${detail}).`,
            hint: 'The engine is being restarted; your settings stay as they are.',
          },
        }),
      );
      return { backend: report, catalogue: catalogue() };
    },
    inspect: ({ files }) => inspectOwnModel(files),
    async load({ modelId, from }, report, signal) {
      const { classifier, card } = await loadModel(await openSource(from), report, signal, modelId);
      models.get(modelId)?.dispose();
      models.set(modelId, classifier);
      return { card, lacks: classifier.lacks };
    },
  },
  post,
);

function find(modelId: string): Classifier {
  const model = models.get(modelId);
  if (model) return model;
  throw new LimelightError('model-missing', `The model "${modelId}" is not loaded.`, 'Load it again.');
}

self.onmessage = (event: MessageEvent<ToWorker>) => host.receive(event.data);
