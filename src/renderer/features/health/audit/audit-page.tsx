import { Button, Input, Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry, AuditFilter } from '../../../../shared/model/audit';
import { copyText } from '../../../lib/system-actions';
import { EmptyState } from '../../../ui/empty-state';
import { NoMatch } from '../../../ui/no-match';
import { ErrorCard } from '../../../ui/error-card';
import { useMomentWords } from '../../../ui/moment-words';
import { TextSkeleton } from '../../../ui/skeletons';
import { ScrollColumn } from '../scroll-column';
import { AuditProof } from './audit-proof';
import { useAudit } from './use-audit';
import styles from './audit-page.module.css';

const GROUPS = [
  'secrets',
  'approvals',
  'settings',
  'profiles',
  'exports',
  'webhooks',
  'automations',
  'backups',
] as const satisfies readonly AuditFilter['group'][];
const ACTORS = ['person', 'command', 'app'] as const satisfies readonly AuditFilter['actor'][];

/** Who did what, newest first, with the proof that nobody changed it. */
export function AuditPage(): ReactNode {
  const { t } = useTranslation('audit');
  const [group, setGroup] = useState<AuditFilter['group']>(null);
  const [actor, setActor] = useState<AuditFilter['actor']>(null);
  const [search, setSearch] = useState('');
  const text = useDeferredValue(search);
  const { entries, hasMore, error, more } = useAudit({ group, actor, text });
  const clear = (): void => {
    setGroup(null);
    setActor(null);
    setSearch('');
  };
  const isFiltered = group !== null || actor !== null || text.trim() !== '';
  return (
    <ScrollColumn>
      <p className={styles.text}>{t('text')}</p>
      <AuditProof />
      <div className={styles.bar} role="search" aria-label={t('filter')}>
        <Select
          aria-label={t('group.label')}
          popupMatchSelectWidth={false}
          value={group ?? 'all'}
          options={(['all', ...GROUPS] as const).map((value) => ({
            value,
            label: t(`group.${value}`),
          }))}
          onChange={(value: (typeof GROUPS)[number] | 'all') =>
            setGroup(value === 'all' ? null : value)
          }
        />
        <Select
          aria-label={t('actor.label')}
          popupMatchSelectWidth={false}
          value={actor ?? 'all'}
          options={(['all', ...ACTORS] as const).map((value) => ({
            value,
            label: t(`actor.${value}`),
          }))}
          onChange={(value: (typeof ACTORS)[number] | 'all') =>
            setActor(value === 'all' ? null : value)
          }
        />
        <Input
          className={styles.search ?? ''}
          allowClear
          maxLength={200}
          placeholder={t('search')}
          aria-label={t('search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {entries === null && !error ? <TextSkeleton widths={[80, 60, 70, 90]} /> : null}
      {entries?.length === 0 ? (
        isFiltered ? (
          <NoMatch title={t('noMatch')} onClear={clear} />
        ) : (
          <EmptyState title={t('empty')} text={t('emptyText')} />
        )
      ) : null}
      {entries && entries.length > 0 ? <Entries entries={entries} /> : null}
      {hasMore ? (
        <p>
          <Button onClick={more}>{t('more')}</Button>
        </p>
      ) : null}
    </ScrollColumn>
  );
}

function Entries({ entries }: { entries: readonly AuditEntry[] }): ReactNode {
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

/** Says an action; one that this page does not know stays as it was written down. */
function useActionWords(): (action: string) => string {
  const { t } = useTranslation('audit');
  // The key is put together from what the log says.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const translate = t as (key: string, options: Record<string, unknown>) => string;
  return (action) => translate(`did.${action.replaceAll('.', '-')}`, { defaultValue: action });
}
