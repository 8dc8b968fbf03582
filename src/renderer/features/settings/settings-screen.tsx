import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsChange } from '../../../shared/model/settings';
import { request } from '../../lib/ipc';
import { appState, settingsState } from '../../lib/main-states';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { useMainState } from '../../lib/use-main-state';
import { ErrorCard } from '../../ui/error-card';
import { Page } from '../../ui/page';
import { PageSkeleton } from '../../ui/skeletons';
import { AboutSettings } from './about-settings';
import { ChatSettings } from './chat-settings';
import { DataSettings } from './data-settings';
import { LookSettings } from './look-settings';
import { NetworkSettings } from './network-settings';
import { RequestSettings } from './request-settings';
import { WindowSettings } from './window-settings';

const changeSettings = (change: SettingsChange) => request('settings.change', change);

/** Everything a person can set, saved as soon as it is changed. */
export function SettingsScreen(): ReactNode {
  const { t } = useTranslation('settings');
  const settings = useMainState(settingsState);
  const app = useMainState(appState);
  const { run, error } = useAction(changeSettings);
  const onChange = useCallback((change: SettingsChange) => void run(change), [run]);
  if (settings.status === 'failed') {
    return <ErrorCard error={settings.error} onCopy={copyText} onRetry={settingsState.reload} standalone />;
  }
  if (settings.status === 'loading' || !app.value) return <PageSkeleton />;
  const values = settings.value;
  return (
    <Page title={t('title')}>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      <LookSettings settings={values} onChange={onChange} />
      <WindowSettings settings={values} trayAvailable={app.value.trayAvailable} onChange={onChange} />
      <ChatSettings settings={values} onChange={onChange} />
      <NetworkSettings settings={values} onChange={onChange} />
      <RequestSettings settings={values} onChange={onChange} />
      <DataSettings app={app.value} />
      <AboutSettings settings={values} version={app.value.version} onChange={onChange} />
    </Page>
  );
}
