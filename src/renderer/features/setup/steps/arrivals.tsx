import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliverySummary, WebhookState } from '../../../../shared/model/webhook';
import { writeRoute } from '../../../lib/hash-route';
import { onEvent, request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { StatusMark } from '../../../ui/status-mark';
import styles from '../setup-wizard.module.css';

/** How many of the newest deliveries are shown. */
const SHOWN = 3;

/** The sample delivery (guide, step 5.2). */
const SAMPLE = {
  event: 'conversation.message',
  data: { conversation_id: 'conv_123', message: 'Hello from Coze' },
};

/** A new id each time: the same body twice would count as one delivery. */
const sendTest = (target: 'listener' | 'public') =>
  request('webhook.sendTest', {
    target,
    url: '',
    proof: 'token',
    body: JSON.stringify({ ...SAMPLE, event_id: crypto.randomUUID() }),
  });

/** Deliveries as they arrive, and a button to send one as a test. */
export function Arrivals({
  state,
  onArrived,
}: {
  state: WebhookState;
  onArrived: () => void;
}): ReactNode {
  const { t } = useTranslation('wizard');
  const rows = useNewest();
  const sending = useAction(sendTest);
  const accepted = rows.some(({ verified, status }) => verified && status !== 'refused');
  useEffect(() => {
    if (accepted) onArrived();
    // Once, when the first delivery has been accepted.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [accepted]);
  const runs = state.status === 'listening';
  return (
    <div className={styles.part}>
      <h2>{t('webhook.arrival')}</h2>
      <p>{t('webhook.arrivalText')}</p>
      <div className={styles.buttons}>
        <Button
          type={accepted ? 'default' : 'primary'}
          disabled={!runs}
          loading={sending.running}
          onClick={() => void sending.run('listener')}
        >
          {t('webhook.send')}
        </Button>
        {state.publicAddress.url ? (
          <Button disabled={!runs || sending.running} onClick={() => void sending.run('public')}>
            {t('webhook.sendPublic')}
          </Button>
        ) : null}
      </div>
      {sending.error ? <ErrorCard error={sending.error} onCopy={copyText} /> : null}
      <div role="log" aria-label={t('webhook.arrival')}>
        <ul className={styles.arrivals}>
          {rows.length === 0 ? (
            <li className={`${styles.line} ${styles.soft}`}>
              <StatusMark status="checking" /> {t('webhook.waiting')}
            </li>
          ) : null}
          {rows.map((row) => (
            <Arrival key={row.id} row={row} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function Arrival({
  row: { id, event, origin, verified, status },
}: {
  row: DeliverySummary;
}): ReactNode {
  const { t } = useTranslation('wizard');
  const refused = status === 'refused';
  return (
    <li className={styles.line}>
      <StatusMark status={refused ? 'down' : 'ok'} />
      <span>
        <a href={writeRoute('webhooks', id)}>
          {t(refused ? 'webhook.arrivedRefused' : 'webhook.arrived', { event: event || id })}
        </a>{' '}
        <span className={styles.soft}>
          {t(`webhook.from.${origin}`)}
          {t('paste.join')}
          {t(verified ? 'webhook.verified' : 'webhook.unverified')}
        </span>
      </span>
    </li>
  );
}

/** The newest deliveries, read again whenever something arrives or changes. */
function useNewest(): readonly DeliverySummary[] {
  const [rows, setRows] = useState<readonly DeliverySummary[]>([]);
  useEffect(() => {
    const read = async (): Promise<void> => {
      const result = await request('webhook.page', { filter: '', offset: 0, limit: SHOWN });
      if (result.ok) setRows(result.value.rows);
    };
    const stop = onEvent('webhook.list-changed', () => void read());
    void read();
    return stop;
  }, []);
  return rows;
}
