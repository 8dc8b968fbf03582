import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './skeletons.module.css';

/** Lines where text will be; widths in percent. */
export function TextSkeleton({ widths = [92, 84, 60] }: { widths?: readonly number[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <div role="status" className={styles.lines}>
      <span className="visually-hidden">{t('loading')}</span>
      {widths.map((width, line) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no identity
        <div key={line} className={styles.line} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

/** Where a screen will be. */
export function PageSkeleton(): ReactNode {
  return (
    <div className={styles.page}>
      <TextSkeleton widths={[24]} />
      <TextSkeleton />
      <TextSkeleton widths={[88, 72]} />
    </div>
  );
}
