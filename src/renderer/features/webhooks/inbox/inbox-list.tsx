import { Button } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../../lib/hash-route';
import { copyText } from '../../../lib/system-actions';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorCard } from '../../../ui/error-card';
import { NoMatch } from '../../../ui/no-match';
import { TextSkeleton } from '../../../ui/skeletons';
import { DeliveryList } from './delivery-list';
import { FilterField } from './filter-field';
import { ListActions } from './list-actions';
import { QuickFilters } from './quick-filters';
import { useDeliveries, type Deliveries } from './use-deliveries';
import styles from './inbox-view.module.css';

interface InboxListProps {
  /** How many deliveries have failed for good. */
  dead: number;
  openId: string | null;
  onCompare: (leftId: string, rightId: string) => void;
}

/** The deliveries that match a filter, and what can be done with those selected. */
export function InboxList({ dead, openId, onCompare }: InboxListProps): ReactNode {
  const [filter, setFilter] = useState('');
  const { selected, select, clear } = useSelection();
  const deliveries = useDeliveries(filter);
  return (
    <div className={styles.first}>
      <div className={styles.tools}>
        <FilterField filter={filter} problem={deliveries.problem} onChange={setFilter} />
        <QuickFilters filter={filter} onChange={setFilter} />
        <ListActions
          filter={filter}
          total={deliveries.total}
          dead={dead}
          selected={selected}
          onClear={clear}
          onCompare={onCompare}
        />
      </div>
      <div className={styles.list}>
        <Content
          deliveries={deliveries}
          filter={filter}
          openId={openId}
          selected={selected}
          onSelect={select}
          onClearFilter={() => setFilter('')}
        />
      </div>
    </div>
  );
}

/** The selected deliveries. */
function useSelection(): {
  selected: ReadonlySet<string>;
  select: (id: string, isSelected: boolean) => void;
  clear: () => void;
} {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const select = useCallback((id: string, isSelected: boolean) => {
    setSelected(
      (known) => new Set(isSelected ? [...known, id] : [...known].filter((each) => each !== id)),
    );
  }, []);
  const clear = useCallback(() => setSelected(new Set()), []);
  return { selected, select, clear };
}

interface ContentProps {
  deliveries: Deliveries;
  filter: string;
  openId: string | null;
  selected: ReadonlySet<string>;
  onSelect: (id: string, selected: boolean) => void;
  onClearFilter: () => void;
}

function Content({
  deliveries,
  filter,
  openId,
  selected,
  onSelect,
  onClearFilter,
}: ContentProps): ReactNode {
  const { t } = useTranslation('webhooks');
  const { total, error } = deliveries;
  if (error) return <ErrorCard error={error} onCopy={copyText} />;
  if (total === null) {
    return (
      <div className={styles.waiting}>
        <TextSkeleton />
      </div>
    );
  }
  if (total > 0)
    return (
      <DeliveryList
        deliveries={deliveries}
        total={total}
        openId={openId}
        selected={selected}
        onSelect={onSelect}
      />
    );
  if (filter.trim() !== '') {
    return (
      <NoMatch title={t('list.noneTitle')} text={t('list.noneText')} onClear={onClearFilter} />
    );
  }
  const send = (
    <Button type="primary" onClick={() => navigate(['webhooks', 'send'])}>
      {t('list.emptyAction')}
    </Button>
  );
  return <EmptyState title={t('list.emptyTitle')} text={t('list.emptyText')} action={send} />;
}
