import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startI18n } from './i18n';
import { readRoute } from '../lib/hash-route';
import { appState } from '../lib/main-states';
import { QUICK_ASK_ROUTE } from './quick-ask-route';

const QuickAskApp = lazy(() => import('./quick-ask-app').then((m) => ({ default: m.QuickAskApp })));

/**
 * Starts the page once the main process has said which language is in use; until then the static
 * skeleton stays.
 */
export function start(): void {
  const root = document.getElementById('root');
  if (!root) return;
  const stop = appState.subscribe(() => {
    stop();
    const { value } = appState.view();
    startI18n(value?.language ?? 'zh-CN');
    if (value) document.documentElement.dataset['platform'] = value.platform;
    const isQuickAsk = readRoute(window.location.hash)[0] === QUICK_ASK_ROUTE;
    createRoot(root).render(
      isQuickAsk ? (
        <Suspense fallback={null}>
          <QuickAskApp />
        </Suspense>
      ) : (
        <App />
      ),
    );
  });
}
