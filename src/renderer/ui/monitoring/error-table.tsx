import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallFigures } from '../../../shared/model/monitoring';
import { shareWords } from './figure-words';
import styles from './monitoring.module.css';

/** Which errors, how often, the most frequent first. */
export function ErrorTable({ figures }: { figures: CallFigures }): ReactNode {
  const { t } = useTranslation('monitoring');
  const errors = Object.entries(figures.errors).toSorted(([, one], [, other]) => other - one);
  if (errors.length === 0) return <p className={styles.soft}>{t('noErrors')}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('code')}</th>
          <th scope="col">{t('count')}</th>
          <th scope="col">{t('share')}</th>
        </tr>
      </thead>
      <tbody>
        {errors.map(([code, count]) => (
          <tr key={code}>
            <td>
              <code>{code}</code>
            </td>
            <td>{count}</td>
            <td>{shareWords(count / Math.max(figures.calls, 1))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
