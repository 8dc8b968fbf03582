import { SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStateView } from '../../../shared/model/app-state';
import type { Settings, SettingsChange } from '../../../shared/model/settings';
import { writeRoute } from '../../lib/hash-route';
import { request } from '../../lib/ipc';
import { appState, settingsState } from '../../lib/main-states';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { useMainState } from '../../lib/use-main-state';
import { EmptyState } from '../../ui/empty-state';
import { ErrorCard } from '../../ui/error-card';
import { PageSkeleton } from '../../ui/skeletons';
import { AboutSettings } from './groups/about-settings';
import { BackupSettings } from './backup/backup-settings';
import { ChatSettings } from './groups/chat-settings';
import { DataSettings } from './groups/data-settings';
import { LibrariesPage } from './libraries-page';
import { LookSettings } from './groups/look-settings';
import { MonitoringSettings } from './groups/monitoring-settings';
import { NetworkSettings } from './groups/network-settings';
import { NotificationSettings } from './groups/notification-settings';
import { RequestSettings } from './groups/request-settings';
import { SettingsGroup } from './settings-group';
import { ShortcutSettings } from './groups/shortcut-settings';
import { useShownGroup } from './use-shown-group';
import { WindowSettings } from './groups/window-settings';
import styles from './settings-screen.module.css';

const changeSettings = (change: SettingsChange) => request('settings.change', change);

/**
 * Everything a person can set, saved as soon as it is changed. The path names a group to show, or
 * the page of libraries.
 */
export function SettingsScreen({ path }: { path: readonly string[] }): ReactNode {
  const settings = useMainState(settingsState);
  const app = useMainState(appState);
  if (path[0] === 'libraries') return <LibrariesPage />;
  if (settings.status === 'failed') {
    return (
      <ErrorCard
        error={settings.error}
        onCopy={copyText}
        onRetry={settingsState.reload}
        standalone
      />
    );
  }
  if (settings.status === 'loading' || !app.value) return <PageSkeleton />;
  return (
    <Groups
      settings={settings.value}
      app={app.value}
      wanted={path[0]}
      offersNewest={path[0] === 'backup' && path[1] === 'newest'}
    />
  );
}

interface GroupsProps {
  settings: Settings;
  app: AppStateView;
  wanted: string | undefined;
  /** The newest backup is to be shown at once. */
  offersNewest: boolean;
}

function Groups({ settings, app, wanted, offersNewest }: GroupsProps): ReactNode {
  const { t } = useTranslation(['settings', 'network', 'backup']);
  const scroller = useRef<HTMLDivElement>(null);
  const { shown, goTo } = useShownGroup(scroller, wanted);
  const [typed, setTyped] = useState('');
  const words = typed.trim().toLowerCase();
  const { run, error } = useAction(changeSettings);
  const onChange = useCallback((change: SettingsChange) => void run(change), [run]);
  const leadTo = (id: string): void => {
    setTyped('');
    goTo(id);
  };
  const groups: readonly { id: string; title: string; content: ReactNode }[] = [
    {
      id: 'look',
      title: t('look.title'),
      content: <LookSettings settings={settings} onChange={onChange} />,
    },
    {
      id: 'window',
      title: t('window.title'),
      content: (
        <WindowSettings settings={settings} trayAvailable={app.trayAvailable} onChange={onChange} />
      ),
    },
    {
      id: 'chat',
      title: t('chat.title'),
      content: <ChatSettings settings={settings} onChange={onChange} />,
    },
    {
      id: 'notifications',
      title: t('notifications.title'),
      content: <NotificationSettings settings={settings} onChange={onChange} />,
    },
    {
      id: 'shortcuts',
      title: t('shortcuts.title'),
      content: <ShortcutSettings settings={settings} platform={app.platform} onChange={onChange} />,
    },
    {
      id: 'network',
      title: t('network:title'),
      content: <NetworkSettings settings={settings} onChange={onChange} />,
    },
    {
      id: 'requests',
      title: t('requests.title'),
      content: <RequestSettings settings={settings} onChange={onChange} />,
    },
    {
      id: 'monitoring',
      title: t('monitoring.title'),
      content: <MonitoringSettings settings={settings} onChange={onChange} />,
    },
    {
      id: 'data',
      title: t('data.title'),
      content: <DataSettings app={app} settings={settings} onChange={onChange} />,
    },
    {
      id: 'backup',
      title: t('backup:title'),
      content: (
        <BackupSettings settings={settings} onChange={onChange} offersNewest={offersNewest} />
      ),
    },
    { id: 'about', title: t('about.title'), content: <AboutSettings /> },
  ];
  return (
    <div className={styles.scroll} ref={scroller}>
      <div className={words === '' ? styles.page : `${styles.page} ${styles.searching}`}>
        <Head typed={typed} onType={setTyped} />
        <div className={styles.columns}>
          <nav className={styles.nav} aria-label={t('groups')}>
            <ul>
              {groups.map(({ id, title }) => (
                <li key={id}>
                  <a
                    href={writeRoute('settings', id)}
                    aria-current={id === shown && words === '' ? 'true' : undefined}
                    onClick={() => leadTo(id)}
                  >
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div>
            {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
            {groups.map(({ id, title, content }) => (
              <SettingsGroup key={id} id={id} title={title} words={words}>
                {content}
              </SettingsGroup>
            ))}
            <div className={styles.nothing} role="status">
              <EmptyState
                title={t('search.nothing')}
                action={<Button onClick={() => setTyped('')}>{t('search.clear')}</Button>}
              />
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}

function Head({ typed, onType }: { typed: string; onType: (typed: string) => void }): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <header className={styles.head}>
      <h1>{t('title')}</h1>
      <Input
        type="search"
        data-search-field
        className={styles.search ?? ''}
        allowClear
        maxLength={100}
        prefix={<SearchOutlined aria-hidden="true" />}
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onType('')}
      />
    </header>
  );
}
