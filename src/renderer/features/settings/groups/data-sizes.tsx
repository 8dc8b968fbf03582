import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataSizes as Sizes } from '../../../../shared/model/desktop';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { ErrorCard } from '../../../ui/error-card';
import { TextSkeleton } from '../../../ui/skeletons';
import { useFetched } from '../../../ui/use-fetched';
import { dataSizeWords } from './data-size-words';
import styles from './data-settings.module.css';

const measure = () => request('desktop.dataSizes');
const PARTS = [
  'database',
  'attachments',
  'logs',
  'backups',
  'setAside',
  'other',
] as const satisfies readonly (keyof Sizes)[];

/** How much space each part takes, measured when the settings are opened. */
export function DataSizes(): ReactNode {
  const { t } = useTranslation('settings');
  const measured = useFetched(measure);
  if (measured === undefined) return <TextSkeleton widths={[60, 50, 55]} />;
  if (!measured.ok) return <ErrorCard error={measured.error} onCopy={copyText} />;
  const sizes = measured.value;
  // Attachments are in the database.
  const total = sizes.database + sizes.logs + sizes.backups + sizes.setAside + sizes.other;
  return (
    <dl className={styles.sizes}>
      {PARTS.map((part) => (
        <div key={part} className={part === 'attachments' ? styles.part : undefined}>
          <dt>{t(`sizes.${part}`)}</dt>
          <dd>{dataSizeWords(sizes[part])}</dd>
        </div>
      ))}
      <div className={styles.total}>
        <dt>{t('sizes.total')}</dt>
        <dd>{dataSizeWords(total)}</dd>
      </div>
    </dl>
  );
}
