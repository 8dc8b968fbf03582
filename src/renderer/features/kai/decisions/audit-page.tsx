import { Button } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../../shared/model/audit';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorCard } from '../../../ui/error-card';
import { useMomentWords } from '../../../ui/moment-words';
import { TextSkeleton } from '../../../ui/skeletons';
import { ConsolePage } from '../console-page';
import styles from './decisions.module.css';

const PAGE = 100;

const askPage = (beforeNumber: number | null) =>
  request('kai.audit', { limit: PAGE, ...(beforeNumber === null ? {} : { beforeNumber }) });

/** What was decided, newest first. */
export function AuditPage(): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const [entries, setEntries] = useState<AuditEntry[] | null>(null);
  const [hasMore, setHasMore] = useState(false);
  const { run, running, error } = useAction(askPage);
  const load = useCallback(
    async (before: number | null): Promise<void> => {
      const page = await run(before);
      if (!page) return;
      setHasMore(page.length === PAGE);
      setEntries((known) => (before === null ? page : [...(known ?? []), ...page]));
    },
    [run],
  );
  // oxlint-disable-next-line react/set-state-in-effect -- the first page
  useEffect(() => void load(null), [load]);
  return (
    <ConsolePage title={t('audit.title')} text={t('audit.text')}>
      {error ? (
        <ErrorCard
          error={error}
          onCopy={copyText}
          onRetry={() => void load(entries?.at(-1)?.number ?? null)}
        />
      ) : null}
      {entries || error ? null : <TextSkeleton />}
      {entries?.length === 0 ? (
        <EmptyState title={t('audit.empty')} text={t('audit.emptyText')} />
      ) : null}
      {entries && entries.length > 0 ? <Entries entries={entries} /> : null}
      {hasMore ? (
        <Button
          className={styles.more ?? ''}
          loading={running}
          onClick={() => void load(entries?.at(-1)?.number ?? null)}
        >
          {t('more')}
        </Button>
      ) : null}
    </ConsolePage>
  );
}

function Entries({ entries }: { entries: readonly AuditEntry[] }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const moment = useMomentWords();
  const action = useActionWords();
  return (
    <table className={styles.table} aria-label={t('audit.list')}>
      <thead>
        <tr>
          {(['at', 'action', 'subject', 'detail'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`audit.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.number}>
            <td>
              <time dateTime={entry.at}>{moment.exact(entry.at)}</time>
            </td>
            <td>{action(entry.action)}</td>
            <td>{entry.subject}</td>
            <td>
              <code>{entry.detail}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An action in words; one that this page does not know is shown as it was recorded. */
function useActionWords(): (action: string) => string {
  const { t } = useTranslation('kaiConsole');
  // The key is built from what the log says.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const translate = t as (key: string, options: Record<string, unknown>) => string;
  return (action) =>
    translate(`audit.did.${action.replaceAll('.', '-')}`, { defaultValue: action });
}
