import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TunnelView } from '../../../shared/model/tunnel';
import { request } from '../../lib/ipc';
import { tunnelState } from '../../lib/main-states';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { useMainState } from '../../lib/use-main-state';
import { ErrorCard } from '../../ui/error-card';
import { Section } from '../../ui/page';
import { TextSkeleton } from '../../ui/skeletons';
import { StaleAddress } from './stale-address';
import { TunnelAddress } from './tunnel-address';
import { TunnelForm } from './tunnel-form';
import { TunnelStatus } from './tunnel-status';
import { TunnelTrouble } from './tunnel-trouble';
import styles from './tunnel-panel.module.css';

const openTunnel = () => request('tunnel.open');
const closeTunnel = () => request('tunnel.close');

/** The tunnel: its state and address, what is wrong with it, and its settings. Stands by itself. */
export function TunnelPanel(): ReactNode {
  const { t } = useTranslation('tunnel');
  const { value, error } = useMainState(tunnelState);
  if (error) return <ErrorCard error={error} onCopy={copyText} />;
  return (
    <Section title={t('title')} text={t('text')} action={value ? <Switch tunnel={value} /> : undefined}>
      {value ? <Standing tunnel={value} /> : <TextSkeleton widths={[40, 72]} />}
    </Section>
  );
}

function Standing({ tunnel }: { tunnel: TunnelView }): ReactNode {
  const { t } = useTranslation('tunnel');
  const [isShown, setShown] = useState<boolean | null>(null);
  const isUntouched = tunnel.status === 'closed' && tunnel.choice.kind === 'ssh' && tunnel.choice.ssh.host === '';
  const isFormShown = isShown ?? isUntouched;
  return (
    <>
      <TunnelStatus tunnel={tunnel} />
      {tunnel.address === null ? null : <TunnelAddress address={tunnel.address} />}
      {tunnel.address !== null && tunnel.staleAddress !== null ? <StaleAddress old={tunnel.staleAddress} /> : null}
      {tunnel.error ? <TunnelTrouble tunnel={tunnel} error={tunnel.error} /> : null}
      <div>
        <Button className={styles.fold ?? ''} type="text" aria-expanded={isFormShown} onClick={() => setShown(!isFormShown)}>
          {t('settings')}
        </Button>
      </div>
      {isFormShown ? <TunnelForm tunnel={tunnel} /> : null}
    </>
  );
}

/** Opens or closes. The failure of the first attempt is part of the state, so it is not shown twice. */
function Switch({ tunnel }: { tunnel: TunnelView }): ReactNode {
  const { t } = useTranslation('tunnel');
  const opening = useAction(openTunnel);
  const closing = useAction(closeTunnel);
  const isOff = tunnel.status === 'closed' || tunnel.status === 'failed';
  const refusal = opening.error && opening.error.code !== tunnel.error?.code && opening.error.code !== 'ABORTED' ? opening.error : closing.error;
  return (
    <div className={styles.switch}>
      {isOff ? (
        <Button type="primary" loading={opening.running} onClick={() => void opening.run()}>
          {t('open')}
        </Button>
      ) : (
        <Button loading={closing.running} onClick={() => void closing.run()}>
          {t('close')}
        </Button>
      )}
      {refusal ? <ErrorCard error={refusal} onCopy={copyText} /> : null}
    </div>
  );
}
