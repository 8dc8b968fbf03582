import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryAttempt, DeliveryDetail } from '../../../../shared/model/webhook';
import { copyText } from '../../../lib/system-actions';
import { useMomentWords } from '../../../ui/moment-words';
import { Timeline, type TimelineStep } from '../../../ui/timeline';
import { useErrorText } from '../../../ui/error-text';
import styles from './delivery-view.module.css';

/** The receivers inside the app, how often each was tried, and what it answered. */
export function AttemptList({
  delivery: { history, nextAttemptAt, status },
}: {
  delivery: DeliveryDetail;
}): ReactNode {
  const { t } = useTranslation('webhooks');
  const { clock } = useMomentWords();
  const errorText = useErrorText();
  if (status === 'refused') return null;
  const step = (attempt: DeliveryAttempt): TimelineStep => {
    const words = attempt.error ? errorText(attempt.error) : null;
    const receiver =
      attempt.receiver === 'chat' || attempt.receiver === 'notice'
        ? t(`detail.receiver.${attempt.receiver}`)
        : attempt.receiver;
    return {
      id: `${attempt.number}-${attempt.receiver}`,
      status: words ? 'fail' : 'ok',
      title: t('detail.attempt', { number: attempt.number, receiver }),
      text: words?.message ?? t('detail.delivered'),
      remedy: words?.remedy ?? '',
      ms: attempt.ms,
      logid: null,
    };
  };
  const next = nextAttemptAt === null ? null : clock(nextAttemptAt);
  if (history.length === 0 && status === 'delivered') return null;
  return (
    <section className={styles.section} aria-label={t('detail.attempts')}>
      <h3>{t('detail.attempts')}</h3>
      {history.length === 0 ? (
        <p className={styles.soft}>{t('detail.noAttempts')}</p>
      ) : (
        <Timeline steps={history.map(step)} label={t('detail.attempts')} onCopy={copyText} />
      )}
      {next ? <p className={styles.soft}>{t('detail.nextAttempt', { time: next })}</p> : null}
    </section>
  );
}
