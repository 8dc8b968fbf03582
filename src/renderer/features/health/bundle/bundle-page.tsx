import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleContents } from '../../../../shared/model/bundle';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { TextSkeleton } from '../../../ui/skeletons';
import { ScrollColumn } from '../scroll-column';
import styles from './bundle-page.module.css';

const prepare = () => request('bundle.prepare');
const save = (bundleId: string) => request('bundle.save', { bundleId });

/** The diagnostics bundle: collected, reviewed, saved. */
export function BundlePage(): ReactNode {
  const { t } = useTranslation('audit');
  const preparing = useAction(prepare);
  const saving = useAction(save);
  const [contents, setContents] = useState<BundleContents | null>(null);
  const [path, setPath] = useState('');
  const collect = async (): Promise<void> => {
    setPath('');
    setContents(null);
    setContents((await preparing.run()) ?? null);
  };
  const error = preparing.error ?? saving.error;
  return (
    <ScrollColumn>
      <section aria-label={t('bundle.title')}>
        <p className={styles.text}>{t('bundle.text')}</p>
        <div className={styles.actions}>
          {contents ? (
            <Button
              type="primary"
              loading={saving.running}
              onClick={() =>
                void saving.run(contents.bundleId).then((saved) => setPath(saved?.path ?? ''))
              }
            >
              {t('bundle.save')}
            </Button>
          ) : null}
          <Button
            type={contents ? 'default' : 'primary'}
            loading={preparing.running}
            onClick={() => void collect()}
          >
            {t(contents ? 'bundle.again' : 'bundle.prepare')}
          </Button>
        </div>
        <p className={styles.notice} role="status">
          {preparing.running
            ? t('bundle.preparing')
            : path === ''
              ? ''
              : t('bundle.saved', { path })}
        </p>
        {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
        {preparing.running ? <TextSkeleton widths={[60, 70, 55, 65]} /> : null}
        {contents ? <Parts contents={contents} /> : null}
      </section>
    </ScrollColumn>
  );
}

function Parts({ contents }: { contents: BundleContents }): ReactNode {
  const { t } = useTranslation('audit');
  return (
    <ul className={styles.parts} aria-label={t('bundle.list')}>
      {contents.parts.map(({ part, entries, bytes, text, cut }) => (
        <li key={part}>
          <details>
            <summary>
              <span className={styles.name}>{t(`bundle.part.${part}`)}</span>
              <span className={styles.size}>
                {t('bundle.entries', { count: entries })}, {Math.max(1, Math.ceil(bytes / 1024))} KB
              </span>
              <span className={styles.note}>{t(`bundle.note.${part}`)}</span>
              <span className={styles.show}>{t('bundle.show')}</span>
            </summary>
            <pre className={styles.content}>{text}</pre>
            {cut ? <p className={styles.note}>{t('bundle.cut')}</p> : null}
          </details>
        </li>
      ))}
    </ul>
  );
}
