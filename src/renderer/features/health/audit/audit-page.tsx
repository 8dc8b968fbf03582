import { Button } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditFilter } from '../../../../shared/model/audit';
import { copyText } from '../../../lib/system-actions';
import { EmptyState } from '../../../ui/empty-state';
import { NoMatch } from '../../../ui/no-match';
import { ErrorCard } from '../../../ui/error-card';
import { TextSkeleton } from '../../../ui/skeletons';
import { ScrollColumn } from '../scroll-column';
import { AuditEntries } from './audit-entries';
import { AuditFilters } from './audit-filters';
import { AuditProof } from './audit-proof';
import { useAudit } from './use-audit';
import styles from './audit-page.module.css';

const NO_FILTER: AuditFilter = { group: null, actor: null, text: '' };

/** Who did what, newest first, with the proof that nobody changed it. */
export function AuditPage(): ReactNode {
  const { t } = useTranslation('audit');
  const [filter, setFilter] = useState<AuditFilter>(NO_FILTER);
  const { group, actor } = filter;
  const text = useDeferredValue(filter.text);
  const { entries, hasMore, error, more } = useAudit({ group, actor, text });
  const isFiltered = group !== null || actor !== null || text.trim() !== '';
  return (
    <ScrollColumn>
      <p className={styles.text}>{t('text')}</p>
      <AuditProof />
      <AuditFilters filter={filter} onChange={setFilter} />
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {entries === null && !error ? <TextSkeleton widths={[80, 60, 70, 90]} /> : null}
      {entries?.length === 0 ? (
        isFiltered ? (
          <NoMatch title={t('noMatch')} onClear={() => setFilter(NO_FILTER)} />
        ) : (
          <EmptyState title={t('empty')} text={t('emptyText')} />
        )
      ) : null}
      {entries && entries.length > 0 ? <AuditEntries entries={entries} /> : null}
      {hasMore ? (
        <p>
          <Button onClick={more}>{t('more')}</Button>
        </p>
      ) : null}
    </ScrollColumn>
  );
}
