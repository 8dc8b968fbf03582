import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../../shared/model/webhook';
import { StatusMark } from '../../../ui/status-mark';
import styles from './delivery-view.module.css';

/** Whether and how the sender was verified and, if not, why and what to do. */
export function VerificationView({
  verification: { method, verified, reason },
}: {
  verification: Verification;
}): ReactNode {
  const { t } = useTranslation(['webhooks', 'webhook']);
  const isFine = verified && reason === 'ok';
  return (
    <section className={styles.verification} aria-label={t('detail.verification')}>
      <p className={styles.verificationHead}>
        <StatusMark status={isFine ? 'ok' : 'down'} />
        <strong>
          {t('detail.verdict', { verdict: t(verified ? 'detail.verified' : 'detail.unverified') })}
        </strong>
        <span className={styles.soft}>{t(`proof.${method}`)}</span>
      </p>
      {isFine ? null : <p>{t(`webhook:reason.${reason}.message`)}</p>}
      {isFine ? null : <p className={styles.remedy}>{t(`webhook:reason.${reason}.remedy`)}</p>}
    </section>
  );
}
