import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceHealth, ServiceRange } from '../../../../shared/model/service-health';
import { copyText } from '../../../lib/system-actions';
import { ErrorCard } from '../../../ui/error-card';
import { shareWords } from '../../../ui/monitoring/figure-words';
import { RelativeTime } from '../../../ui/relative-time';
import { StatusMark } from '../../../ui/status-mark';
import { HistoryBars } from './history-bars';
import styles from './overview.module.css';

/** One service: its state, why and since when, and its history as bars. */
export function ServiceRow({
  health,
  range,
}: {
  health: ServiceHealth;
  range: ServiceRange;
}): ReactNode {
  const { t } = useTranslation(['health', 'ui']);
  const { service, status, target, reason, since, upShare, bars } = health;
  const name = t(`health:services.${service}`);
  const upShareWords = (): string => {
    if (upShare === null) return t('health:services.notWatched');
    return status === 'not-set-up' ? '' : t('health:services.up', { share: shareWords(upShare) });
  };
  return (
    <li className={styles.service}>
      <div className={styles.head}>
        <StatusMark status={status} />
        <h3 className={styles.name}>{name}</h3>
        <span>{t(`ui:status.${status}`)}</span>
        {target ? <span className={styles.target}>{target}</span> : null}
        {since === null || status === 'not-set-up' ? null : (
          <RelativeTime
            className={styles.soft}
            at={since}
            write={(time) => t('health:services.since', { time })}
          />
        )}
        <span className={styles.up}>{upShareWords()}</span>
      </div>
      <HistoryBars bars={bars} range={range} label={t('health:bar.history', { service: name })} />
      {reason && (status === 'down' || status === 'degraded') ? (
        <ErrorCard error={reason} onCopy={copyText} />
      ) : null}
    </li>
  );
}
