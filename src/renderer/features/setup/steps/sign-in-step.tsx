import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../lib/ipc';
import { StatusMark } from '../../../ui/status-mark';
import { StepFoot } from '../step-foot';
import { TrialResult } from '../trial-result';
import { useTrial } from '../use-trial';
import { useWizard } from '../use-wizard';
import { AppIdAndKid } from './app-id-and-kid';
import { useSignInFix } from './use-sign-in-fix';
import styles from '../setup-wizard.module.css';

const attempt = () => request('wizard.trySignIn');

/**
 * App id and kid, or the token, tried at once; a wrong region is recognised and corrected with one
 * click.
 */
export function SignInStep(): ReactNode {
  const { t } = useTranslation(['wizard', 'setup']);
  const { state, draft, confirm, go } = useWizard();
  const model = useTrial(attempt);
  const fixOf = useSignInFix(model.run);
  const jwt = draft.auth === 'jwt';
  const isDone = state.steps.some(({ step, status }) => step === 'sign-in' && status === 'done');
  const noSecret = state.held.secret === 'not-set';
  return (
    <>
      <p className={styles.lead}>{t(jwt ? 'signIn.lead' : 'signIn.leadPat')}</p>
      <div className={styles.content}>
        {jwt ? <AppIdAndKid /> : null}
        {noSecret ? (
          <p className={styles.line}>
            <StatusMark status="degraded" /> {t('signIn.noSecret')}
            <Button type="link" size="small" onClick={() => go(jwt ? 'key' : 'app')}>
              {t(jwt ? 'signIn.goKey' : 'signIn.goPat')}
            </Button>
          </p>
        ) : null}
        <TrialResult
          model={model}
          verdicts={[t('signIn.passed'), t('signIn.failed')]}
          fixOf={fixOf}
        />
        {isDone && model.trial === null && !model.running ? (
          <p className={styles.line}>
            <StatusMark status="ok" /> {t('signIn.passed')}
          </p>
        ) : null}
      </div>
      <StepFoot step="sign-in" onNext={isDone ? () => void confirm('sign-in') : undefined}>
        <Button
          type={isDone ? 'default' : 'primary'}
          loading={model.running}
          disabled={noSecret || (jwt && draft.appId.trim() === '')}
          onClick={() => void model.run()}
        >
          {t(model.running ? 'signIn.testing' : 'signIn.test')}
        </Button>
      </StepFoot>
    </>
  );
}
