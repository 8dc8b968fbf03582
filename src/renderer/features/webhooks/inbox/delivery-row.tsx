import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../../../shared/model/webhook';
import { writeRoute } from '../../../lib/hash-route';
import { useMomentWords } from '../../../ui/moment-words';
import { RelativeTime } from '../../../ui/relative-time';
import { StatusTag } from '../status-tag';
import styles from './delivery-list.module.css';

interface DeliveryRowProps {
  row: DeliverySummary;
  open: boolean;
  selected: boolean;
  onSelect: (id: string, selected: boolean) => void;
}

/** One delivery in the list: the line opens it, the box selects it for actions on many. */
export function DeliveryRow({ row, open, selected, onSelect }: DeliveryRowProps): ReactNode {
  const { t } = useTranslation('webhooks');
  const { exact } = useMomentWords();
  const event = row.event || t('list.noEvent');
  return (
    <div className={open ? `${styles.row} ${styles.open}` : styles.row}>
      <span className={styles.select}>
        <Checkbox
          checked={selected}
          aria-label={t('list.select', { event, time: exact(row.receivedAt) })}
          onChange={(change) => onSelect(row.id, change.target.checked)}
        />
      </span>
      <a
        className={styles.link}
        href={writeRoute('webhooks', row.id)}
        aria-current={open ? 'true' : undefined}
      >
        <span className={styles.head}>
          <span className={styles.event} title={event}>
            {event}
          </span>
          <RelativeTime className={styles.time} at={row.receivedAt} />
        </span>
        <span className={styles.facts}>
          <StatusTag status={row.status} />
          <span>{row.answerStatus === 0 ? '–' : row.answerStatus}</span>
          {row.origin === 'network' ? null : <span>{t(`origin.${row.origin}`)}</span>}
          <span>{t('list.bytes', { count: row.bodyBytes })}</span>
        </span>
      </a>
    </div>
  );
}
