import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkStatus } from '../../../shared/model/health';
import type { WebhookState } from '../../../shared/model/webhook';
import { writeRoute } from '../../lib/hash-route';
import { request } from '../../lib/ipc';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { CopyButton } from '../../ui/copy-button';
import { ErrorCard } from '../../ui/error-card';
import { StatusMark } from '../../ui/status-mark';
import styles from './listener-bar.module.css';

const MARKS: Record<WebhookState['status'], LinkStatus> = {
  listening: 'ok',
  starting: 'checking',
  stopped: 'not-set-up',
  failed: 'down',
};
const start = () => request('webhook.start');
const stop = () => request('webhook.stop');

/** The listener's state and its addresses, each copied with one click. */
export function ListenerBar({ state }: { state: WebhookState }): ReactNode {
  const { t } = useTranslation('webhooks');
  const starting = useAction(start);
  const stopping = useAction(stop);
  const isOn = state.status === 'listening';
  const error = state.error ?? starting.error ?? stopping.error;
  return (
    <section className={styles.bar} aria-label={t('listener.label')}>
      <div className={styles.line}>
        <span className={styles.status} role="status">
          <StatusMark status={MARKS[state.status]} />
          <strong>{t(`listener.${state.status}`)}</strong>
        </span>
        <div className={styles.places}>
          {state.url ? (
            <Address label={t('listener.local')} url={state.url} copy={t('listener.copyLocal')} />
          ) : null}
          <PublicAddress state={state} />
        </div>
        <span className={styles.end}>
          <span className={styles.counts}>{t('listener.counts', { ...state.counts })}</span>
          <Button
            size="small"
            loading={starting.running || stopping.running}
            type={isOn ? 'default' : 'primary'}
            onClick={() => void (isOn ? stopping.run() : starting.run())}
          >
            {t(isOn ? 'listener.stop' : 'listener.start')}
          </Button>
        </span>
      </div>
      {error ? (
        <ErrorCard error={error} onCopy={copyText} onRetry={() => void starting.run()} />
      ) : null}
      {state.durable ? null : <Alert type="warning" showIcon title={t('listener.notDurable')} />}
      {state.activeRules > 0 ? (
        <Alert
          type="info"
          showIcon
          title={t('listener.rulesActive', { count: state.activeRules })}
          action={<a href={writeRoute('webhooks', 'rules')}>{t('listener.showRules')}</a>}
        />
      ) : null}
    </section>
  );
}

function Address({ label, url, copy }: { label: string; url: string; copy: string }): ReactNode {
  return (
    <span className={styles.address}>
      <span className={styles.label}>{label}</span>
      <code className={styles.url} title={url}>
        {url}
      </code>
      <CopyButton text={url} label={copy} iconOnly onCopy={copyText} />
    </span>
  );
}

function PublicAddress({ state }: { state: WebhookState }): ReactNode {
  const { t } = useTranslation('webhooks');
  const { url } = state.publicAddress;
  if (url)
    return <Address label={t('listener.public')} url={url} copy={t('listener.copyPublic')} />;
  return (
    <span className={styles.address}>
      <span className={styles.label}>{t('listener.noPublic')}</span>
      <a href={writeRoute('webhooks', 'setup')}>{t('listener.addPublic')}</a>
    </span>
  );
}
