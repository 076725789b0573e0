import type { Failure } from '@/domain/errors';
import {
  chooseBackend,
  deviceIsLost,
  finishOnDevice,
  isOutOfMemory,
  onDeviceLost,
  onOutOfMemory,
} from '@/engine/backend';
import type { BackendHost } from '@/engine/backends/host';
import { loadModel } from '@/engine/models/load-model';
import { networkClassifier } from '@/engine/models/network-classifier';
import { inspectOwnModel } from '@/engine/models/own/inspect';
import { catalogue, computing } from './handlers';
import { LoadedModels } from './loaded-models';
import { openSource } from './model-source';
import type { Exchanges, FromWorker, ModelInHand } from './protocol';
import { Host } from './rpc/host';

/** The engine as a worker's host, on the backends of a browser or of Node. */
export function engineHost(
  backends: BackendHost,
  post: (message: FromWorker, transfer: Transferable[]) => void,
): Host<Exchanges> {
  const models = new LoadedModels();
  const host = new Host<Exchanges>(
    {
      ...computing(models),
      async start({ backend, without }) {
        const report = await chooseBackend(backends, backend, without);
        onDeviceLost((detail) => host.lose(lost(detail)));
        onOutOfMemory(() => host.starve());
        return { backend: report, catalogue: catalogue() };
      },
      inspect: ({ files }) => inspectOwnModel(files),
      async load({ modelId, from }, { report, signal }) {
        const { classifier, card } =
          'network' in from ? build(from) : await loadModel(await openSource(from), report, signal, modelId);
        if (signal.aborted) classifier.dispose();
        else models.add(modelId, classifier);
        const { lacks, layers, activationLayers } = classifier;
        return { card, lacks, layers: layers.filter(({ name }) => activationLayers.includes(name)) };
      },
      async unload({ modelId }) {
        models.remove(modelId);
        return null;
      },
    },
    post,
    {
      lost: () => (deviceIsLost() ? lost() : undefined),
      isOutOfMemory,
      finish: finishOnDevice,
    },
  );
  return host;
}

function build({ card, network }: ModelInHand) {
  const classifier = networkClassifier(card.id, card.classes, network);
  return { classifier, card: { ...card, scores: classifier.scores } };
}

/** The device was lost; `problem` is what the driver says of it. */
function lost(problem?: string): Failure {
  return { code: 'backend-lost', reason: 'device-lost', details: { problem } };
}
