import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiServerView } from '../../../../shared/model/kai';
import { navigate } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { ConsolePage } from '../console-page';
import { serverTitle } from '../sidebar/server-marks';
import { ServerItem } from './server-item';
import styles from './servers-page.module.css';

/** All KAI servers with their states. */
export function ServersPage({ servers }: { servers: readonly KaiServerView[] }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const [removing, setRemoving] = useState<KaiServerView | null>(null);
  return (
    <ConsolePage
      title={t('servers.title')}
      action={
        <Button
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => navigate(['kai', 'servers', 'new'])}
        >
          {t('servers.add')}
        </Button>
      }
    >
      <ul className={styles.list} aria-label={t('servers.list')}>
        {servers.map((server) => (
          <ServerItem key={server.id} server={server} onRemove={() => setRemoving(server)} />
        ))}
      </ul>
      {removing ? <RemoveServer server={removing} onClose={() => setRemoving(null)} /> : null}
    </ConsolePage>
  );
}

function RemoveServer({
  server,
  onClose,
}: {
  server: KaiServerView;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const { run, running, error } = useAction(async () => {
    const result = await request('kai.removeServer', { serverId: server.id });
    if (result.ok) onClose();
    return result;
  });
  return (
    <ConfirmDialog
      title={t('servers.removeTitle', { name: serverTitle(server) })}
      text={t('servers.removeText')}
      confirmLabel={t('servers.remove')}
      busy={running}
      error={error}
      onCopy={copyText}
      onConfirm={() => void run()}
      onCancel={onClose}
    />
  );
}
