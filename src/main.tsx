import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { boot } from '@/state/boot';
import { startOffline } from '@/state/offline';
import { notifyThrown } from '@/state/store';
import { watchStyleSheets } from '@/ui/style-sheets';
import { App } from './app/app';
import { ErrorBoundary } from './app/error-boundary';
import { applyTheme, storedTheme } from './app/theme';
import { guardDoubleClicks } from './ui/guard-double-clicks';
import './app/theme.css';
import './app/base.css';

watchStyleSheets();
applyTheme(storedTheme());
guardDoubleClicks(document);
window.addEventListener('error', (event) => notifyThrown(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => notifyThrown(event.reason));
boot();
// What the page keeps for later must not compete with what it shows now.
window.addEventListener('load', () => void startOffline());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
