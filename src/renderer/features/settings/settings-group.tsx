import { type ReactNode, useMemo } from 'react';
import { matches, SettingsSearch } from './settings-search';
import styles from './settings-screen.module.css';

interface SettingsGroupProps {
  id: string;
  title: string;
  words: string;
  children: ReactNode;
}

/** A group of settings with its own address; hidden while a search finds nothing in it. */
export function SettingsGroup({ id, title, words, children }: SettingsGroupProps): ReactNode {
  const search = useMemo(
    () => ({ words, whole: words !== '' && matches(title, words) }),
    [words, title],
  );
  return (
    <SettingsSearch.Provider value={search}>
      <div data-group={id} className={styles.group}>
        {children}
      </div>
    </SettingsSearch.Provider>
  );
}
