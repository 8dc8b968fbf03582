import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../../../shared/model/webhook';
import { writeRoute } from '../../../lib/hash-route';
import { useRelativeTime } from '../../../ui/use-relative-time';
import { StatusTag } from '../status-tag';
import styles from './delivery-list.module.css';

interface DeliveryRowProps {
  row: DeliverySummary;
  open: boolean;
  selected: boolean;
  onSelect: (id: string, selected: boolean) => void;
}

/** One delivery of the list: the line leads to it, the box chooses it for what is done with many. */
export function DeliveryRow({ row, open, selected, onSelect }: DeliveryRowProps): ReactNode {
  const { t, i18n } = useTranslation('webhooks');
  const relative = useRelativeTime();
  const received = new Date(row.receivedAt);
  const exact = received.toLocaleString(i18n.language);
  const event = row.event || t('list.noEvent');
  return (
    <div className={open ? `${styles.row} ${styles.open}` : styles.row}>
      <span className={styles.select}>
        <Checkbox checked={selected} aria-label={t('list.select', { event, time: exact })} onChange={(change) => onSelect(row.id, change.target.checked)} />
      </span>
      <a className={styles.link} href={writeRoute('webhooks', row.id)} aria-current={open ? 'true' : undefined}>
        <span className={styles.head}>
          <span className={styles.event} title={event}>
            {event}
          </span>
          <time className={styles.time} dateTime={row.receivedAt} title={exact}>
            {relative(received)}
          </time>
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
