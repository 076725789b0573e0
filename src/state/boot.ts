import samples from 'virtual:samples-index';
import { decodeScene, encodeScene, sceneQueries } from '@/domain/scene-url';
import { BACKENDS } from '@/domain/backend';
import { checkAgainstZoo, linkable } from './check-scene';
import { adoptScene, fetchAgain, notify, openScene, useLimelight } from './store';
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
  mirrorScene();
  window.addEventListener('hashchange', followHash);
  window.addEventListener('online', fetchAgain);
}

/** A link pasted into this tab changes only the hash, and the browser loads nothing: open its scene here. */
function followHash(): void {
  const decoded = decodeScene(window.location.hash, '');
  adoptScene(checkAgainstZoo(decoded.scene, zoo.keys(), sampleIds, useLimelight.getState().picture?.id));
  decoded.failures.forEach(notify);
}

/**
 * Write the scene into the hash, at most every 300 ms (browsers refuse more than about 100 a minute). The plain query
 * parameters were read once and would win over a later hash, so they go, all but `backend`.
 */
function mirrorScene(): void {
  let waiting = false;
  useLimelight.subscribe((state, before) => {
    if (state.scene === before.scene || waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      const url = new URL(window.location.href);
      for (const name of sceneQueries) url.searchParams.delete(name);
      url.hash = encodeScene(linkable(useLimelight.getState().scene));
      window.history.replaceState(window.history.state, '', url);
    }, 300);
  });
}
