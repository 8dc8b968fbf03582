import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryDetail } from '../../../../shared/model/webhook';
import { writeRoute } from '../../../lib/hash-route';
import { copyText } from '../../../lib/system-actions';
import { ErrorCard } from '../../../ui/error-card';
import { JsonView } from '../../../ui/json-view';
import { KeyValueList } from '../../../ui/key-value-list';
import { useMomentWords } from '../../../ui/moment-words';
import { TextSkeleton } from '../../../ui/skeletons';
import { useDuration } from '../../../ui/use-duration';
import { StatusTag, VerdictTag } from '../status-tag';
import { AttemptList } from './attempt-list';
import { BodyView } from './body-view';
import { DeliveryActions } from './delivery-actions';
import { useDelivery } from './use-delivery';
import { VerificationView } from './verification-view';
import styles from './delivery-view.module.css';

/** Everything known about one delivery, and what can be done with it. */
export function DeliveryView({ deliveryId }: { deliveryId: string }): ReactNode {
  const { delivery, error } = useDelivery(deliveryId);
  if (error) return <ErrorCard error={error} onCopy={copyText} standalone />;
  if (!delivery) {
    return (
      <div className={styles.view}>
        <TextSkeleton />
      </div>
    );
  }
  return <Detail delivery={delivery} />;
}

function Detail({ delivery }: { delivery: DeliveryDetail }): ReactNode {
  const { t } = useTranslation('webhooks');
  return (
    <article className={styles.view} aria-label={t('detail.label')}>
      <header className={styles.head}>
        <h2>{delivery.event || t('list.noEvent')}</h2>
        <StatusTag status={delivery.status} />
        {delivery.repeats ? <Verdict delivery={delivery} /> : null}
      </header>
      <DeliveryActions delivery={delivery} />
      <VerificationView verification={delivery.verification} />
      <Facts delivery={delivery} />
      <AttemptList delivery={delivery} />
      <BodyView body={delivery.body} />
      <Headers delivery={delivery} />
    </article>
  );
}

function Verdict({ delivery: { verdict, repeats } }: { delivery: DeliveryDetail }): ReactNode {
  const { t } = useTranslation('webhooks');
  return (
    <span className={styles.verdict} role="status">
      {t('verdict.label')}
      {verdict ? <VerdictTag verdict={verdict} /> : t('detail.verdictUnknown')}
      <a href={writeRoute('webhooks', repeats ?? '')}>{t('detail.openOriginal')}</a>
    </span>
  );
}

function Facts({ delivery }: { delivery: DeliveryDetail }): ReactNode {
  const { t } = useTranslation('webhooks');
  const { exact } = useMomentWords();
  const duration = useDuration();
  const {
    receivedAt,
    source,
    origin,
    eventId,
    remoteConversationId,
    id,
    method,
    path,
    answerStatus,
    answerMs,
    answerBody,
  } = delivery;
  const answered = answerMs === null ? '' : t('detail.answerMs', { time: duration(answerMs) });
  const items = [
    { name: t('detail.received'), value: exact(receivedAt) },
    { name: t('detail.request'), value: `${method} ${path}`, mono: true },
    { name: t('detail.source'), value: source, mono: true },
    { name: t('detail.origin'), value: t(`origin.${origin}`) },
    ...(eventId === null ? [] : [{ name: t('detail.eventId'), value: eventId, mono: true }]),
    ...(remoteConversationId === null
      ? []
      : [{ name: t('detail.conversation'), value: remoteConversationId, mono: true }]),
    { name: t('detail.id'), value: id, mono: true },
    {
      name: t('detail.answer'),
      value: (
        <span>
          {answerStatus === 0 ? '–' : answerStatus}
          {answered === '' ? null : <span className={styles.soft}> · {answered}</span>}
          <br />
          <code className={styles.answer}>{answerBody}</code>
        </span>
      ),
    },
  ];
  return <KeyValueList items={items} />;
}

function Headers({ delivery: { headers } }: { delivery: DeliveryDetail }): ReactNode {
  const { t } = useTranslation('webhooks');
  return (
    <JsonView
      label={t('detail.headers', { count: headers.length })}
      text={JSON.stringify(Object.fromEntries(headers))}
      onCopy={copyText}
    />
  );
}
