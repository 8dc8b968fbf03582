import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../shared/model/error-view';
import type { TunnelView } from '../../../shared/model/tunnel';
import { request } from '../../lib/ipc';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ErrorCard } from '../../ui/error-card';

const accept = (key: string) => request('tunnel.acceptHostKey', { key });
const retry = () => request('tunnel.open');

/** What keeps the tunnel from being open. A changed host key is trusted only after a question. */
export function TunnelTrouble({
  tunnel,
  error,
}: {
  tunnel: TunnelView;
  error: ErrorView;
}): ReactNode {
  const { t } = useTranslation('tunnel');
  const [isAsking, setAsking] = useState(false);
  const accepting = useAction(accept);
  const { offered } = tunnel.hostFingerprint;
  const isKeyChanged = error.code === 'TUNNEL_HOST_KEY_CHANGED' && offered !== null;
  const trust = async (): Promise<void> => {
    if (offered === null) return;
    await accepting.run(offered);
    setAsking(false);
  };
  return (
    <>
      <ErrorCard
        error={error}
        onCopy={copyText}
        onRetry={tunnel.status === 'reconnecting' ? () => void retry() : undefined}
        retryLabel={t('retry')}
        action={isKeyChanged ? { label: t('ssh.accept'), run: () => setAsking(true) } : undefined}
      />
      {isAsking && offered !== null ? (
        <ConfirmDialog
          title={t('ssh.accept')}
          text={t('ssh.acceptText', { key: offered })}
          confirmLabel={t('ssh.accept')}
          busy={accepting.running}
          error={null}
          onCopy={copyText}
          onConfirm={() => void trust()}
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
