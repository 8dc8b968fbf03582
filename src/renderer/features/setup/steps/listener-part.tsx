import { Button, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../../shared/ipc/result';
import type { WebhookState } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import { StatusMark } from '../../../ui/status-mark';
import styles from '../setup-wizard.module.css';

const PORT_MAX = 65_535;

const start = () => request('webhook.start');

/** Another port, and the listener on it. */
async function moveTo(webhookPort: number): Promise<Result<void>> {
  const changed = await request('settings.change', { webhookPort });
  return changed.ok ? request('webhook.start') : changed;
}

/** Whether the listener runs; if its port is taken, another one is offered. */
export function ListenerPart({ state }: { state: WebhookState }): ReactNode {
  const { t } = useTranslation('wizard');
  const starting = useAction(start);
  const moving = useAction(moveTo);
  const taken = state.error?.code === 'WEBHOOK_PORT_TAKEN';
  const next = state.port + 1 > PORT_MAX ? 0 : state.port + 1;
  const [port, setPort] = useState<number | null>(null);
  const wanted = port ?? next;
  const error = state.error ?? starting.error ?? moving.error;
  const listening = state.status === 'listening';
  return (
    <div className={styles.part}>
      <h2>{t('webhook.listener')}</h2>
      {listening ? (
        <p className={styles.line} role="status">
          <StatusMark status="ok" /> {t('webhook.listening', { url: state.url ?? '' })}
        </p>
      ) : null}
      {listening || error ? null : (
        <p className={styles.line}>
          <StatusMark status="not-set-up" /> {t('webhook.stopped')}
        </p>
      )}
      {error ? (
        <ErrorCard
          error={error}
          onCopy={copyText}
          action={
            taken
              ? {
                  label: t('webhook.usePort', { port: wanted }),
                  run: () => void moving.run(wanted),
                  busy: moving.running,
                }
              : undefined
          }
        />
      ) : null}
      {taken ? (
        <Field label={t('webhook.port')}>
          {({ id }) => (
            <InputNumber id={id} min={1} max={PORT_MAX} value={wanted} onChange={setPort} />
          )}
        </Field>
      ) : null}
      {listening || taken ? null : (
        <div>
          <Button
            loading={starting.running || state.status === 'starting'}
            onClick={() => void starting.run()}
          >
            {t('webhook.start')}
          </Button>
        </div>
      )}
    </div>
  );
}
