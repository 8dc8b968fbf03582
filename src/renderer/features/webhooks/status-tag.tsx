import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkStatus } from '../../../shared/model/health';
import type { DeliveryStatus, Verdict } from '../../../shared/model/webhook';
import { StatusMark } from '../../ui/status-mark';
import styles from './status-tag.module.css';

const MARKS: Record<DeliveryStatus, LinkStatus> = {
  delivered: 'ok',
  pending: 'checking',
  retrying: 'degraded',
  dead: 'down',
  refused: 'down',
};
const VERDICTS: Record<Verdict, LinkStatus> = {
  fixed: 'ok',
  same: 'not-set-up',
  regressed: 'down',
};

/** A delivery's state, by shape, colour and word. */
export function StatusTag({ status }: { status: DeliveryStatus }): ReactNode {
  const { t } = useTranslation('webhooks');
  return (
    <span className={styles.tag}>
      <StatusMark status={MARKS[status]} size={10} />
      {t(`status.${status}`)}
    </span>
  );
}

/** How a repetition differs from its original. */
export function VerdictTag({ verdict }: { verdict: Verdict }): ReactNode {
  const { t } = useTranslation('webhooks');
  return (
    <span className={styles.tag}>
      <StatusMark status={VERDICTS[verdict]} size={10} />
      <strong>{t(`verdict.${verdict}`)}</strong>
    </span>
  );
}
