import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startI18n } from './i18n';
import { appState } from '../lib/main-states';

/** Starts the page once the main process has said which language is in use; until then the static skeleton stays. */
export function start(): void {
  const root = document.getElementById('root');
  if (!root) return;
  const stop = appState.subscribe(() => {
    stop();
    const { value } = appState.view();
    startI18n(value?.language ?? 'zh-CN');
    if (value) document.documentElement.dataset['platform'] = value.platform;
    createRoot(root).render(<App />);
  });
}
