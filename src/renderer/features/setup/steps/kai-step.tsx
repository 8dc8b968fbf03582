import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../lib/ipc';
import { kaiServersState } from '../../../lib/main-states';
import { useMainState } from '../../../lib/use-main-state';
import { StatusMark } from '../../../ui/status-mark';
import { StepFoot } from '../step-foot';
import { useWizard } from '../use-wizard';
import { KaiCall } from './kai-call';
import { KaiServerFields } from './kai-server-fields';
import { useKaiForm } from './use-kai-form';
import styles from '../setup-wizard.module.css';

/** A KAI server: tried layer by layer, added, its tools listed, one called. */
export function KaiStep(): ReactNode {
  const { t } = useTranslation('wizard');
  const { state, draft, confirm } = useWizard();
  const servers = useMainState(kaiServersState).value ?? [];
  const server =
    servers.find(({ id }) => id === state.kaiServerId) ??
    servers.find(({ builtIn }) => builtIn) ??
    null;
  const form = useKaiForm(server);
  const isDone = state.steps.some(({ step, status }) => step === 'kai' && status === 'done');
  const { model } = form;
  return (
    <>
      <p className={styles.lead}>{t('kai.lead')}</p>
      <div className={styles.content}>
        {server?.builtIn === true ? (
          <p className={styles.line}>
            <StatusMark status="ok" /> {t('kai.builtIn')}
          </p>
        ) : (
          <KaiServerFields form={form} hasStoredKey={server?.secret === 'set'} />
        )}
        {server ? (
          <KaiCall
            server={server}
            isDone={isDone}
            onWorked={() => void request('wizard.confirm', { step: 'kai' })}
          />
        ) : null}
      </div>
      <StepFoot
        step="kai"
        canSkip={!isDone}
        onNext={isDone ? () => void confirm('kai') : undefined}
      >
        {server?.builtIn === true ? null : (
          <Button
            type={server ? 'default' : 'primary'}
            loading={model.running}
            disabled={draft.kaiUrl.trim() === ''}
            onClick={() => void model.run()}
          >
            {t(model.running ? 'kai.testing' : server ? 'kai.retest' : 'kai.test')}
          </Button>
        )}
      </StepFoot>
    </>
  );
}
