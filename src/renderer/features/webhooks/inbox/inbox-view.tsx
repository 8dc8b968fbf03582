import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import { navigate } from '../../../lib/hash-route';
import { copyText } from '../../../lib/system-actions';
import { EmptyState } from '../../../ui/empty-state';
import { NoMatch } from '../../../ui/no-match';
import { ErrorCard } from '../../../ui/error-card';
import { TextSkeleton } from '../../../ui/skeletons';
import { SplitPane } from '../../../ui/split-pane';
import { DeliveryView } from '../detail/delivery-view';
import { DiffPanel } from '../detail/diff-panel';
import { DeliveryList } from './delivery-list';
import { FilterField } from './filter-field';
import { ListActions } from './list-actions';
import { QuickFilters } from './quick-filters';
import { useDeliveries, type Deliveries } from './use-deliveries';
import styles from './inbox-view.module.css';

/** The list left, the chosen delivery right, a comparison beside it when asked for. */
export function InboxView({
  deliveryId,
  dead,
}: {
  deliveryId: string | null;
  dead: number;
}): ReactNode {
  const { t } = useTranslation(['webhooks', 'ui']);
  const [filter, setFilter] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [compared, setCompared] = useState<readonly [string, string] | null>(null);
  const deliveries = useDeliveries(filter);
  const select = useCallback((id: string, isSelected: boolean) => {
    setSelected(
      (known) => new Set(isSelected ? [...known, id] : [...known].filter((each) => each !== id)),
    );
  }, []);
  return (
    <div className={styles.inbox}>
      <div className={styles.split}>
        <SplitPane
          label={t('ui:split')}
          initial={340}
          min={260}
          max={560}
          storageKey="webhooks.list"
          toggleLabel={t('list.toggle')}
          closeKey={deliveryId}
          first={
            <div className={styles.first}>
              <div className={styles.tools}>
                <FilterField filter={filter} problem={deliveries.problem} onChange={setFilter} />
                <QuickFilters filter={filter} onChange={setFilter} />
                <ListActions
                  filter={filter}
                  total={deliveries.total}
                  dead={dead}
                  selected={selected}
                  onClear={() => setSelected(new Set())}
                  onCompare={(left, right) => setCompared([left, right])}
                />
              </div>
              <div className={styles.list}>
                <Content
                  deliveries={deliveries}
                  filter={filter}
                  openId={deliveryId}
                  selected={selected}
                  onSelect={select}
                  onClearFilter={() => setFilter('')}
                />
              </div>
            </div>
          }
          second={
            deliveryId ? (
              <DeliveryView key={deliveryId} deliveryId={deliveryId} />
            ) : (
              <EmptyState title={t('list.chooseTitle')} text={t('list.chooseText')} />
            )
          }
        />
      </div>
      {compared ? (
        <DiffPanel
          key={compared.join()}
          leftId={compared[0]}
          rightId={compared[1]}
          onClose={() => setCompared(null)}
        />
      ) : null}
    </div>
  );
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
