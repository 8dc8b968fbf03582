import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendResult } from '../../../../shared/model/webhook';
import { writeRoute } from '../../../lib/hash-route';
import { copyText } from '../../../lib/system-actions';
import { JsonView } from '../../../ui/json-view';
import { KeyValueList } from '../../../ui/key-value-list';
import { StatusMark } from '../../../ui/status-mark';
import { useDuration } from '../../../ui/use-duration';
import styles from './test-sender.module.css';

/** The other side's answer: status, time, body, and the delivery it became here. */
export function SendResultView({ result }: { result: SendResult }): ReactNode {
  const { t } = useTranslation('webhooks');
  const duration = useDuration();
  const isFine = result.status >= 200 && result.status < 300;
  return (
    <section className={styles.result} aria-label={t('send.result')}>
      <h2>{t('send.result')}</h2>
      <div role="status">
        <KeyValueList
          items={[
            {
              name: t('send.status'),
              value: (
                <span>
                  <StatusMark status={isFine ? 'ok' : 'down'} size={10} /> {result.status || '–'}
                </span>
              ),
            },
            { name: t('send.time'), value: duration(result.ms) },
          ]}
        />
      </div>
      {result.body === '' ? null : (
        <JsonView label={t('send.answer')} text={result.body} onCopy={copyText} />
      )}
      {result.deliveryId ? (
        <a href={writeRoute('webhooks', result.deliveryId)}>{t('send.openArrived')}</a>
      ) : null}
    </section>
  );
}
