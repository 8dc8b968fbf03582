import { type ReactNode, useEffect } from 'react';
import { appState } from '../lib/main-states';
import { useMainState } from '../lib/use-main-state';
import { AppErrorBoundary } from './app-error-boundary';
import { AppShell } from './app-shell';
import { CloseDialog } from './close-dialog';
import { switchLanguage } from './i18n';
import { Screen } from './screen';
import { ThemeProvider } from './theme-provider';
import { useAskedRoute } from './use-asked-route';
import { useProfileSwitch } from './use-profile-switch';
import { useShortcuts } from './use-shortcuts';

/** The whole page. */
export function App(): ReactNode {
  const language = useMainState(appState).value?.language;
  useEffect(() => {
    if (language) switchLanguage(language);
  }, [language]);
  useShortcuts();
  useProfileSwitch();
  useAskedRoute();
  return (
    <AppErrorBoundary>
      <ThemeProvider>
        <AppShell>
          <Screen />
        </AppShell>
        <CloseDialog />
      </ThemeProvider>
    </AppErrorBoundary>
  );
}
