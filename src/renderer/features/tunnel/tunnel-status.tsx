import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkStatus } from '../../../shared/model/health';
import type { TunnelView } from '../../../shared/model/tunnel';
import { useMomentWords } from '../../ui/moment-words';
import { StatusMark } from '../../ui/status-mark';
import styles from './tunnel-status.module.css';

const MARKS: Record<TunnelView['status'], LinkStatus> = {
  closed: 'not-set-up',
  opening: 'checking',
  open: 'ok',
  reconnecting: 'degraded',
  failed: 'down',
};

/** The tunnel's state, since when, and when it is retried. */
export function TunnelStatus({ tunnel }: { tunnel: TunnelView }): ReactNode {
  const { t } = useTranslation('tunnel');
  const moment = useMomentWords();
  const { status, since, retryAt, choice } = tunnel;
  const next = retryAt === null ? '' : t('retryAt', { time: moment.clock(retryAt) });
  return (
    <p className={styles.line} role="status">
      <StatusMark status={MARKS[status]} />
      <span className={styles.word}>{t(`status.${status}`)}</span>
      <span className={styles.more}>
        {[
          t(`kind.${choice.kind}`),
          status === 'closed' ? '' : t('since', { time: moment.minute(since) }),
          next,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </p>
  );
}
