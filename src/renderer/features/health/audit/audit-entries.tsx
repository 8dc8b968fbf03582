import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../../shared/model/audit';
import { useMomentWords } from '../../../ui/moment-words';
import styles from './audit-page.module.css';

/** The entries of the audit log as a table. */
export function AuditEntries({ entries }: { entries: readonly AuditEntry[] }): ReactNode {
  const { t } = useTranslation('audit');
  const moment = useMomentWords();
  const words = useActionWords();
  return (
    <table className={styles.table} aria-label={t('list')}>
      <thead>
        <tr>
          {(['at', 'who', 'action', 'subject'] as const).map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ number, at, actor, action, subject, detail }) => (
          <tr key={number}>
            <td>
              <time dateTime={at}>{moment.exact(at)}</time>
            </td>
            <td>{t(`actor.${actor === '' ? 'unknown' : actor}`)}</td>
            <td>{words(action)}</td>
            <td>
              {subject}
              {detail === '' ? null : <code className={styles.detail}>{detail}</code>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An action in words; one that this page does not know is shown as it was recorded. */
function useActionWords(): (action: string) => string {
  const { t } = useTranslation('audit');
  // The key is built from what the log says.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const translate = t as (key: string, options: Record<string, unknown>) => string;
  return (action) => translate(`did.${action.replaceAll('.', '-')}`, { defaultValue: action });
}
