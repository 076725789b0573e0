import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { defaultScene } from '@/domain/scene/schema';
import { encodeScene } from '@/domain/scene/url';
import { boot } from '@/state/boot';
import { createLimelight } from '@/state/limelight';
import { useLessons } from '@/state/lessons/lessons';
import { startOffline } from '@/state/offline';
import { browserPlatform } from '@/state/platform';
import { watchStyleSheets } from '@/ui/style-sheets';
import { App } from './app/app';
import { ErrorBoundary } from './app/error-boundary';
import { forgetInAddress } from './app/forget-in-address';
import { speakFirst } from './app/language';
import { usePresent, wasPresenting } from './app/present';
import { applyTheme, storedTheme } from './app/theme';
import { hideParts } from './panels/shared/hidden-parts';
import { inviteOnce } from './panels/shared/invitation';
import { language } from './text';
import { guardDoubleClicks } from './ui/guard-double-clicks';
import { outliveTranslation } from './ui/translated-page';
import './app/theme.css';
import './app/base.css';

// Said in index.html, which stays.
if (!('popover' in HTMLElement.prototype)) throw new Error('This browser is older than Limelight needs.');
watchStyleSheets();
outliveTranslation(Node.prototype);
applyTheme(storedTheme());
guardDoubleClicks(document);
// As the page was opened: the address then follows the scene.
const query = new URLSearchParams(window.location.search);
const { hash } = window.location;
await speakFirst(query.get('lang'));
const { page } = createLimelight(browserPlatform());
window.addEventListener('error', (event) => page.notices.postThrown(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => page.notices.postThrown(event.reason));
boot(page);
hideParts(query.get('hide')).forEach(page.notices.post);
inviteOnce(query, hash);
// A lesson that was left would speak of another scene than a link brings; loaded anew, the page goes on with it.
const bringsScene = hash !== '' || encodeScene(page.state.scene) !== encodeScene(defaultScene);
const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
if (bringsScene && load?.type === 'navigate') useLessons.getState().leave();
const lesson = query.get('lesson');
if (lesson !== null) {
  useLessons.getState().openShipped(lesson, language);
  forgetInAddress('lesson');
}
if (query.has('present') || wasPresenting()) usePresent.getState().setOn(true);
// What the page keeps for later must not compete with what it shows now.
const keepForLater = () => void startOffline(page.store);
if (document.readyState === 'complete') keepForLater();
else window.addEventListener('load', keepForLater);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
