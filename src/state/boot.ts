import samples from 'virtual:samples-index';
import { decodeScene } from '@/domain/scene/url';
import { BACKENDS } from '@/domain/backend';
import { Address } from './address';
import { checkAgainstZoo } from './check-scene';
import { adoptScene, fetchAgain, notify, onSceneChange, openScene, showSceneAgain, useLimelight } from './store';
import { zoo } from './zoo';

const sampleIds = samples.map(({ id }) => id);

/** Read the address, open its scene, and from then on keep the address in step with the scene. */
export function boot(location: Location = window.location): void {
  const decoded = decodeScene(location.hash, location.search);
  const checked = checkAgainstZoo(decoded.scene, zoo.keys(), sampleIds);
  const backend = BACKENDS.find((name) => name === decoded.backend);
  openScene(checked, samples, backend);
  decoded.failures.forEach(notify);
  if (decoded.backend !== undefined && backend === undefined)
    notify({
      code: 'scene-unknown-backend',
      message: `There is no backend called "${decoded.backend}"; there are ${BACKENDS.join(', ')}.`,
      hint: 'The fastest one that works here was chosen instead.',
    });
  const address = new Address({
    scene: () => useLimelight.getState().scene,
    show: showSceneAgain,
    open: (hash) => openLink(hash),
  });
  onSceneChange((isNew) => address.update(isNew));
  window.addEventListener('online', fetchAgain);
}

/** A link pasted into this tab changes only the hash, and the browser loads nothing: open its scene here. */
function openLink(hash: string): void {
  const decoded = decodeScene(hash, '');
  adoptScene(checkAgainstZoo(decoded.scene, zoo.keys(), sampleIds));
  decoded.failures.forEach(notify);
}
