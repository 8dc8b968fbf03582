import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WizardDraft } from '../../../../shared/model/wizard';
import { navigate } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { changePlatform, FIXED_BASES } from '../../../lib/platforms';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { RadioList } from '../../../ui/radio-list';
import { StepFoot } from '../step-foot';
import { useWizard } from '../use-wizard';
import { WizardInput } from '../wizard-input';
import styles from '../setup-wizard.module.css';

const PLATFORMS = [
  'coze-cn',
  'coze-com',
  'studio',
] as const satisfies readonly WizardDraft['platform'][];
const startSandbox = () => request('setup.useSandbox');

/** Which Coze, or none: the sandbox needs no account. */
export function PlatformStep(): ReactNode {
  const { t } = useTranslation(['wizard', 'setup']);
  const { draft, change, confirm } = useWizard();
  const sandbox = useAction(startSandbox);
  const studio = draft.platform === 'studio';
  const own = !studio && draft.apiBase !== FIXED_BASES[draft.platform];
  const address = (
    <WizardInput
      field="apiBase"
      mono
      label={t('setup:apiBase.label')}
      hint={t(studio ? 'setup:apiBase.studioHint' : 'setup:apiBase.hint')}
    />
  );
  const isEmpty = draft.apiBase.trim() === '';
  const enter = async (): Promise<void> => {
    if (await sandbox.run()) navigate(['chat']);
  };
  return (
    <>
      <p className={styles.lead}>{t('platform.lead')}</p>
      <div className={styles.content}>
        <RadioList
          label={t('step.platform')}
          value={draft.platform}
          options={PLATFORMS.map((value) => ({
            value,
            label: t(`setup:platform.${value}`),
            hint: t(`setup:platform.${value}Hint`),
          }))}
          onChange={(platform) => {
            const { apiBase, auth } = changePlatform(draft, platform);
            change({ platform, apiBase, auth });
          }}
        />
        {studio ? (
          address
        ) : (
          <details className={styles.details} open={own || undefined}>
            <summary>{t('setup:apiBase.advanced')}</summary>
            {address}
          </details>
        )}
        {sandbox.error ? <ErrorCard error={sandbox.error} onCopy={copyText} /> : null}
      </div>
      <StepFoot step="platform">
        <Button type="primary" disabled={isEmpty} onClick={() => void confirm('platform')}>
          {t('next')}
        </Button>
        <Button type="link" loading={sandbox.running} onClick={() => void enter()}>
          {t('platform.sandbox')}
        </Button>
      </StepFoot>
    </>
  );
}
