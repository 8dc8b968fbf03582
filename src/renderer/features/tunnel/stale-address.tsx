import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../lib/ipc';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { ErrorCard } from '../../ui/error-card';
import { StatusMark } from '../../ui/status-mark';
import styles from './stale-address.module.css';

const copy = () => request('tunnel.copyAddress');
const confirm = () => request('tunnel.confirmAddress');

/** A warning: the address is not the one Coze has. */
export function StaleAddress({ old }: { old: string }): ReactNode {
  const { t } = useTranslation('tunnel');
  const copying = useAction(copy);
  const confirming = useAction(confirm);
  const error = copying.error ?? confirming.error;
  return (
    <section className={styles.alarm} role="alert" aria-label={t('stale.title')}>
      <p className={styles.title}>
        <StatusMark status="degraded" />
        {t('stale.title')}
      </p>
      <p className={styles.text}>{t('stale.text', { old })}</p>
      <div className={styles.actions}>
        <Button
          type="primary"
          size="small"
          loading={copying.running}
          onClick={() => void copying.run()}
        >
          {t('stale.copy')}
        </Button>
        <Button size="small" loading={confirming.running} onClick={() => void confirming.run()}>
          {t('stale.done')}
        </Button>
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </section>
  );
}
