import { Button } from 'antd';
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
import { SearchField } from '../../ui/search-field';
import { PageSkeleton } from '../../ui/skeletons';
import { LibrariesPage } from './libraries-page';
import { GROUP_TITLES, GroupContent, SETTINGS_GROUPS } from './group-content';
import { SettingsGroup } from './settings-group';
import { useShownGroup } from './use-shown-group';
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
  return (
    <div className={styles.scroll} ref={scroller}>
      <div className={words === '' ? styles.page : `${styles.page} ${styles.searching}`}>
        <Head typed={typed} onType={setTyped} />
        <div className={styles.columns}>
          <GroupNav shown={words === '' ? shown : null} onChoose={leadTo} />
          <div>
            {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
            {SETTINGS_GROUPS.map((id) => (
              <SettingsGroup key={id} id={id} title={t(GROUP_TITLES[id])} words={words}>
                <GroupContent
                  id={id}
                  settings={settings}
                  app={app}
                  offersNewest={offersNewest}
                  onChange={onChange}
                />
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

interface GroupNavProps {
  /** The group to mark, if any. */
  shown: string | null;
  onChoose: (id: string) => void;
}

function GroupNav({ shown, onChoose }: GroupNavProps): ReactNode {
  const { t } = useTranslation(['settings', 'network', 'backup']);
  return (
    <nav className={styles.nav} aria-label={t('groups')}>
      <ul>
        {SETTINGS_GROUPS.map((id) => (
          <li key={id}>
            <a
              href={writeRoute('settings', id)}
              aria-current={id === shown ? 'true' : undefined}
              onClick={() => onChoose(id)}
            >
              {t(GROUP_TITLES[id])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Head({ typed, onType }: { typed: string; onType: (typed: string) => void }): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <header className={styles.head}>
      <h1>{t('title')}</h1>
      <SearchField
        className={styles.search}
        label={t('search.label')}
        value={typed}
        onChange={onType}
      />
    </header>
  );
}
