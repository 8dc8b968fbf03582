import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../shared/model/error-view';
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

/** The tunnel: its state and address, what is wrong with it, and its settings. Self-contained. */
export function TunnelPanel(): ReactNode {
  const { t } = useTranslation('tunnel');
  const { value, error } = useMainState(tunnelState);
  const opening = useAction(openTunnel);
  const closing = useAction(closeTunnel);
  if (error) return <ErrorCard error={error} onCopy={copyText} onRetry={tunnelState.reload} />;
  if (!value) {
    return (
      <Section title={t('title')} text={t('text')}>
        <TextSkeleton widths={[40, 72]} />
      </Section>
    );
  }
  const isOff = value.status === 'closed' || value.status === 'failed';
  return (
    <Section
      title={t('title')}
      text={t('text')}
      action={
        isOff ? (
          <Button type="primary" loading={opening.running} onClick={() => void opening.run()}>
            {t('open')}
          </Button>
        ) : (
          <Button loading={closing.running} onClick={() => void closing.run()}>
            {t('close')}
          </Button>
        )
      }
    >
      <Standing tunnel={value} refusal={refusalOf(opening.error, value) ?? closing.error} />
    </Section>
  );
}

/** The failure of the first attempt is part of the state, so it is not shown twice. */
function refusalOf(error: ErrorView | null, tunnel: TunnelView): ErrorView | null {
  return error === null ||
    error.code === 'ABORTED' ||
    error.code === tunnel.error?.code ||
    tunnel.status === 'open'
    ? null
    : error;
}

function Standing({
  tunnel,
  refusal,
}: {
  tunnel: TunnelView;
  refusal: ErrorView | null;
}): ReactNode {
  const { t } = useTranslation('tunnel');
  // With nothing set yet, the settings are what is needed.
  const [isFormShown, setFormShown] = useState(
    () => tunnel.choice.kind === 'ssh' && tunnel.choice.ssh.host === '',
  );
  return (
    <>
      <TunnelStatus tunnel={tunnel} />
      {tunnel.address === null ? null : <TunnelAddress address={tunnel.address} />}
      {tunnel.address !== null && tunnel.staleAddress !== null ? (
        <StaleAddress old={tunnel.staleAddress} />
      ) : null}
      {tunnel.error ? <TunnelTrouble tunnel={tunnel} error={tunnel.error} /> : null}
      {refusal ? <ErrorCard error={refusal} onCopy={copyText} /> : null}
      <div>
        <Button
          className={styles.fold ?? ''}
          type="text"
          icon={
            isFormShown ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />
          }
          aria-expanded={isFormShown}
          onClick={() => setFormShown(!isFormShown)}
        >
          {t('settings')}
        </Button>
      </div>
      {isFormShown ? <TunnelForm tunnel={tunnel} /> : null}
    </>
  );
}
