import samples from 'virtual:samples-index';
import { decodeScene } from '@/domain/scene/url';
import { BACKENDS } from '@/domain/backend';
import { Address, type Tab } from './address';
import { checkAgainstZoo } from './check-scene';
import type { Page } from './page';
import { plainHttp } from './plain-http';
import { zoo } from './zoo';

const sampleIds = samples.map(({ id }) => id);

/** Read the address, open its scene, and from then on keep the address in step with the scene. */
export function boot(page: Page, tab: Tab & Pick<Window, 'isSecureContext'> = window): void {
  const decoded = decodeScene(tab.location.hash, tab.location.search);
  const checked = checkAgainstZoo(decoded.scene, zoo.keys(), sampleIds);
  const backend = BACKENDS.find((name) => name === decoded.backend);
  page.open(checked, samples, backend);
  decoded.failures.forEach(page.notices.post);
  const insecure = plainHttp(tab);
  if (insecure) page.notices.post(insecure);
  if (decoded.backend !== undefined && backend === undefined)
    page.notices.post({
      code: 'scene-unknown-backend',
      reason: 'of-link',
      details: { backend: decoded.backend, known: BACKENDS },
    });
  const address = new Address(
    {
      scene: () => page.state.scene,
      show: (scene) => page.showAgain(scene),
      open: (hash) => openLink(page, hash),
    },
    tab,
  );
  page.onSceneChange((isNew) => address.update(isNew));
  tab.addEventListener('online', () => page.fetchAgain());
}

/** A link pasted into this tab changes only the hash, and the browser loads nothing: open its scene here. */
function openLink(page: Page, hash: string): void {
  const decoded = decodeScene(hash, '');
  page.adopt(checkAgainstZoo(decoded.scene, zoo.keys(), sampleIds));
  decoded.failures.forEach(page.notices.post);
}
