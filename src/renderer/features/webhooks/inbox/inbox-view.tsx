import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state';
import { SplitPane } from '../../../ui/split-pane';
import { DeliveryView } from '../detail/delivery-view';
import { DiffPanel } from '../detail/diff-panel';
import { InboxList } from './inbox-list';
import styles from './inbox-view.module.css';

/** The list on the left, the chosen delivery on the right, a comparison beside it on request. */
export function InboxView({
  deliveryId,
  dead,
}: {
  deliveryId: string | null;
  dead: number;
}): ReactNode {
  const { t } = useTranslation(['webhooks', 'ui']);
  const [compared, setCompared] = useState<readonly [string, string] | null>(null);
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
            <InboxList
              dead={dead}
              openId={deliveryId}
              onCompare={(left, right) => setCompared([left, right])}
            />
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
