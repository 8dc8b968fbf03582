import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookState } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { webhookState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { SecretField } from '../../../ui/secret-field';
import { TextSkeleton } from '../../../ui/skeletons';
import { StepFoot } from '../step-foot';
import { useWizard } from '../use-wizard';
import { WizardInput } from '../wizard-input';
import { Arrivals } from './arrivals';
import { ListenerPart } from './listener-part';
import styles from '../setup-wizard.module.css';

const saveAddress = (url: string) => request('webhook.setPublicAddress', { url });
const copyBearer = () => request('webhook.copyBearer');

/** Events from Coze: the listener, its token, the public address, and a first delivery. */
export function WebhookStep({ tunnel }: { tunnel: ReactNode }): ReactNode {
  const { t } = useTranslation('wizard');
  const { state, confirm } = useWizard();
  const webhook = useMainState(webhookState);
  const isDone = state.steps.some(({ step, status }) => step === 'webhook' && status === 'done');
  return (
    <>
      <p className={styles.lead}>{t('webhook.lead')}</p>
      <div className={styles.content}>
        {webhook.status === 'failed' ? (
          <ErrorCard error={webhook.error} onCopy={copyText} onRetry={webhookState.reload} />
        ) : null}
        {webhook.status === 'loading' ? <TextSkeleton /> : null}
        {webhook.value ? (
          <>
            <ListenerPart state={webhook.value} />
            <TokenPart guard={webhook.value.guards.listener} />
            <AddressPart state={webhook.value} tunnel={tunnel} />
            <Arrivals
              state={webhook.value}
              onArrived={() => void request('wizard.confirm', { step: 'webhook' })}
            />
          </>
        ) : null}
      </div>
      <StepFoot
        step="webhook"
        canSkip={!isDone}
        onNext={isDone ? () => void confirm('webhook') : undefined}
      />
    </>
  );
}

function TokenPart({ guard }: { guard: WebhookState['guards']['listener'] }): ReactNode {
  const { t } = useTranslation('wizard');
  const copying = useAction(copyBearer);
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.part}>
      <h2>{t('webhook.token')}</h2>
      <p>{t('webhook.tokenText')}</p>
      {guard.shown && !copied ? <p className={styles.soft}>{t('webhook.tokenShown')}</p> : null}
      {guard.shown || copied ? null : (
        <div>
          <Button
            loading={copying.running}
            onClick={() => void copying.run().then((answer) => setCopied(answer?.shown === true))}
          >
            {t('webhook.tokenCopy')}
          </Button>
        </div>
      )}
      <p role="status" className={styles.soft}>
        {copied ? t('webhook.tokenCopied') : ''}
      </p>
      {copying.error ? <ErrorCard error={copying.error} onCopy={copyText} /> : null}
    </div>
  );
}

function AddressPart({ state, tunnel }: { state: WebhookState; tunnel: ReactNode }): ReactNode {
  const { t } = useTranslation('wizard');
  const { draft, settled } = useWizard();
  const saving = useAction(saveAddress);
  const { url } = state.publicAddress;
  const save = async (): Promise<void> => {
    await settled();
    await saving.run(draft.publicUrl.trim());
  };
  return (
    <div className={styles.part}>
      <h2>{t('webhook.public')}</h2>
      <p>{t('webhook.publicText')}</p>
      <div className={styles.row}>
        <div className={styles.grow}>
          <WizardInput
            field="publicUrl"
            mono
            label={t('webhook.publicLabel')}
            placeholder="https://your-domain.com/webhook/coze"
          />
        </div>
        <Button
          loading={saving.running}
          disabled={draft.publicUrl.trim() === ''}
          onClick={() => void save()}
        >
          {t('webhook.publicSave')}
        </Button>
      </div>
      {saving.error ? <ErrorCard error={saving.error} onCopy={copyText} /> : null}
      {url ? <SecretField label={t('webhook.publicSaved')} value={url} onCopy={copyText} /> : null}
      <details className={styles.details}>
        <summary>{t('webhook.tunnel')}</summary>
        <div>{tunnel}</div>
      </details>
    </div>
  );
}
