import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { BriefConversation } from '../features/chat/conversation/brief-conversation';
import { QuickAskScreen, type QuickAskScreenProps } from '../features/quick-ask/quick-ask-screen';
import { navigate, readRoute } from '../lib/hash-route';
import { request } from '../lib/ipc';
import { appState } from '../lib/main-states';
import { useMainState } from '../lib/use-main-state';
import { preloadMarkdown } from '../ui/markdown/lazy-markdown';
import { AppErrorBoundary } from './app-error-boundary';
import { switchLanguage } from './i18n';
import { QUICK_ASK_ROUTE } from './quick-ask-route';
import { ThemeProvider } from './theme-provider';

const ServerQuestion = lazy(() =>
  import('./server-question').then((m) => ({ default: m.ServerQuestion })),
);

const conversation: QuickAskScreenProps['conversation'] = (conversationId, frame) => (
  <BriefConversation conversationId={conversationId}>{frame}</BriefConversation>
);

/**
 * The page of the quick ask window. Links elsewhere (a remedy, a trace) open in the main window.
 */
export function QuickAskApp(): ReactNode {
  const language = useMainState(appState).value?.language;
  useEffect(() => {
    if (language) switchLanguage(language);
  }, [language]);
  useEffect(preloadMarkdown, []);
  useEffect(() => {
    const onLeave = (): void => {
      const route = readRoute(window.location.hash);
      if (route[0] === QUICK_ASK_ROUTE) return;
      navigate([QUICK_ASK_ROUTE], true);
      void request('quick.openMain', { route });
    };
    window.addEventListener('hashchange', onLeave);
    return () => window.removeEventListener('hashchange', onLeave);
  }, []);
  return (
    <AppErrorBoundary>
      <ThemeProvider>
        <main style={{ height: '100%' }}>
          <QuickAskScreen conversation={conversation} />
        </main>
        <Suspense fallback={null}>
          <ServerQuestion />
        </Suspense>
      </ThemeProvider>
    </AppErrorBoundary>
  );
}
