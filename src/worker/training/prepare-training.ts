import { mapsBy } from '@/domain/training/data';
import { countNewClasses } from '@/domain/training/head';
import { chooseBackend, onDeviceLost, onOutOfMemory } from '@/engine/backend';
import type { BackendHost } from '@/engine/backends/host';
import { fetchSource } from '@/engine/models/fetch-source';
import { loadNetwork } from '@/engine/models/load-network';
import type { Network } from '@/engine/network/network';
import { readBundled } from '@/engine/training/data/bundled';
import { fitNetworkTo } from '@/engine/training/replace-head';
import { Trainer } from '@/engine/training/trainer';
import { openSource } from '../model-source';
import type { DataFrom } from './protocol';
import type { PrepareTraining } from './trainer-host';

/** Prepares trainings on a host's backends, with the engine's trainer. */
export function prepareTraining(host: BackendHost): PrepareTraining {
  return async ({ base, data: dataFrom, backend: forced }, device) => {
    const backend = await chooseBackend(host, forced);
    onDeviceLost((detail) => device.onLost(detail));
    onOutOfMemory(() => device.onOutOfMemory());
    const [{ network, card, weights }, data] = await Promise.all([
      openSource(base).then((source) => loadNetwork(source)),
      readData(dataFrom),
    ]);
    return {
      backend,
      learner: {
        classes: data.classes,
        newClasses: countNewClasses(data.classes, card.classes),
        licence: card.licence,
      },
      begin({ settings, ...from }) {
        const fitted = fitNetworkTo(network, data.classes, settings.seed, card.classes);
        const maps = fitted === network ? mapsBy(data, weights) : undefined;
        const trainer = Trainer.begin({ network: fitted, data, settings, ...(maps && { maps }), ...from });
        return {
          batch: trainer.batch,
          run: () => trainer.run(),
          check: () => trainer.check(),
          network: async () => exclusive(await trainer.network()),
          checkpoint: () => trainer.checkpoint(),
          dispose: () => trainer.dispose(),
        };
      },
    };
  };
}

function readData(from: DataFrom) {
  if (from.kind === 'own') return from.data;
  const source = fetchSource(from.baseUrl);
  return readBundled((name) => source.read(name));
}

/** The network whose logits, whatever they stood for before, were trained as those of classes of which one is right. */
function exclusive({ scores: _, ...network }: Network): Network {
  return network;
}
