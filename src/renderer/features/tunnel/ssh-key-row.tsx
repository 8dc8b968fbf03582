import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../lib/ipc';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { ErrorCard } from '../../ui/error-card';
import styles from './secret-input.module.css';

const pick = () => request('tunnel.pickKeyFile');
const remove = () => request('tunnel.setSecret', { name: 'ssh-key', value: '' });

/** The private key: taken from a file, never through the page. */
export function SshKeyRow({ isSet }: { isSet: boolean }): ReactNode {
  const { t } = useTranslation('tunnel');
  const picking = useAction(pick);
  const removing = useAction(remove);
  const error = picking.error ?? removing.error;
  return (
    <div>
      <div className={styles.row} role="group" aria-label={t('ssh.key')}>
        <span className={styles.label}>{t('ssh.key')}</span>
        {isSet ? <span className={styles.set}>{t('secret.set')}</span> : null}
        <Button size="small" loading={picking.running} onClick={() => void picking.run()}>
          {t(isSet ? 'secret.change' : 'ssh.keyPick')}
        </Button>
        {isSet ? (
          <Button size="small" loading={removing.running} onClick={() => void removing.run()}>
            {t('secret.remove')}
          </Button>
        ) : null}
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </div>
  );
}
