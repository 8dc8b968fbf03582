import { ArrowLeftOutlined } from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundledLibrary } from '../../../shared/model/desktop';
import { writeRoute } from '../../lib/hash-route';
import { request } from '../../lib/ipc';
import { copyText } from '../../lib/system-actions';
import { ErrorCard } from '../../ui/error-card';
import { Page } from '../../ui/page';
import { SearchField } from '../../ui/search-field';
import { PageSkeleton, TextSkeleton } from '../../ui/skeletons';
import { useFetched } from '../../ui/use-fetched';
import { matches } from './settings-search';
import styles from './libraries-page.module.css';

const fetchLibraries = () => request('desktop.libraries');

/** All bundled libraries with their licences; a click shows the text. */
export function LibrariesPage(): ReactNode {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState('');
  const fetched = useFetched(fetchLibraries);
  if (fetched === undefined) return <PageSkeleton />;
  if (!fetched.ok) return <ErrorCard error={fetched.error} onCopy={copyText} standalone />;
  const words = typed.trim().toLowerCase();
  const found = fetched.value.filter(({ name, licence }) => matches(`${name} ${licence}`, words));
  return (
    <Page
      title={t('libraries.title')}
      before={
        <a className={styles.back} href={writeRoute('settings', 'about')}>
          <ArrowLeftOutlined aria-hidden="true" /> {t('libraries.back')}
        </a>
      }
    >
      <div className={styles.tools}>
        <SearchField label={t('libraries.search')} value={typed} onChange={setTyped} />
        <span className={styles.count} role="status">
          {found.length === 0
            ? t('libraries.nothing')
            : t('libraries.count', { count: found.length })}
        </span>
      </div>
      <ul className={styles.list}>
        {found.map((library) => (
          <li key={`${library.name} ${library.version}`}>
            <Library library={library} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Library({ library }: { library: BundledLibrary }): ReactNode {
  const { t } = useTranslation('settings');
  const [open, setOpen] = useState(false);
  const { name, version, licence } = library;
  return (
    <details className={styles.library} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={styles.name}>
          {name} <span className={styles.version}>{version}</span>
        </span>
        <span className={styles.licence}>{licence || t('libraries.unknown')}</span>
      </summary>
      {open ? <LicenceText library={library} /> : null}
    </details>
  );
}

function LicenceText({
  library: { name, version, licence },
}: {
  library: BundledLibrary;
}): ReactNode {
  const { t } = useTranslation('settings');
  const [fetchText] = useState(() => () => request('desktop.licenceText', { name, version }));
  const fetched = useFetched(fetchText);
  if (fetched === undefined) return <TextSkeleton widths={[90, 80, 85]} />;
  if (!fetched.ok) return <ErrorCard error={fetched.error} onCopy={copyText} />;
  const { text } = fetched.value;
  return text === null ? (
    <p className={styles.noText}>
      {t('libraries.noText', { licence: licence || t('libraries.unknown') })}
    </p>
  ) : (
    <pre className={styles.text}>{text}</pre>
  );
}
