import { Button } from 'antd';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import { request } from '../../../lib/ipc';
import { changePlatform } from '../../../lib/platforms';
import { compareFingerprints } from '../../../ui/fingerprint';
import { StatusMark } from '../../../ui/status-mark';
import { StepFoot } from '../step-foot';
import { type Fix, TrialResult } from '../trial-result';
import { useTrial } from '../use-trial';
import { useWizard } from '../use-wizard';
import { WizardInput } from '../wizard-input';
import styles from '../setup-wizard.module.css';

const attempt = () => request('wizard.trySignIn');

/**
 * App id and kid, or the token, tried at once; a wrong region is recognised and mended with one
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
        {jwt ? (
          <>
            <WizardInput
              field="appId"
              mono
              label={t('setup:appId.label')}
              hint={t('setup:appId.hint')}
            />
            <div className={styles.part}>
              <WizardInput
                field="kid"
                mono
                label={t('setup:kid.label')}
                hint={t('signIn.kidHint')}
              />
              <KidMatch kid={draft.kid} fingerprint={state.held.fingerprint} />
            </div>
          </>
        ) : null}
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

/** The one thing that mends a refused sign-in, from within the wizard. */
function useSignInFix(retry: () => Promise<void>): (error: ErrorView) => Fix | undefined {
  const { t } = useTranslation(['wizard', 'setup']);
  const { state, draft, change, go } = useWizard();
  const { fingerprint } = state.held;
  return useCallback(
    (error) => {
      const again = (part: Parameters<typeof change>[0]): void => {
        change(part);
        void retry();
      };
      const { code } = error;
      if (code === 'JWT_WRONG_REGION') {
        const platform = String(error.params['found']).endsWith('coze.com')
          ? 'coze-com'
          : 'coze-cn';
        const { apiBase } = changePlatform({ ...draft, apiBase: '' }, platform);
        return {
          label: t('fix.region', { platform: t(`setup:platform.${platform}`) }),
          run: () => again({ platform, apiBase }),
        };
      }
      if (
        code === 'JWT_KID_UNKNOWN' &&
        fingerprint !== null &&
        compareFingerprints(fingerprint, draft.kid) !== 'same'
      ) {
        return { label: t('fix.fingerprint'), run: () => again({ kid: fingerprint }) };
      }
      if (code === 'JWT_KID_UNKNOWN' || code === 'PERMISSION_DENIED')
        return { label: t('fix.toApp'), run: () => go('app') };
      if (code === 'JWT_SIGNATURE_INVALID' || code === 'JWT_REJECTED')
        return { label: t('fix.toKey'), run: () => go('key') };
      if (code === 'TOKEN_INVALID' && draft.auth === 'pat')
        return { label: t('fix.toToken'), run: () => go('app') };
      return { label: t('fix.retry'), run: () => void retry() };
    },
    [t, draft, fingerprint, change, go, retry],
  );
}

function KidMatch({ kid, fingerprint }: { kid: string; fingerprint: string | null }): ReactNode {
  const { t } = useTranslation('setup');
  const match = fingerprint ? compareFingerprints(fingerprint, kid) : 'unknown';
  return (
    <p
      role="status"
      className={
        match === 'different'
          ? `${styles.line} ${styles.soft} ${styles.warn}`
          : `${styles.line} ${styles.soft}`
      }
    >
      {match === 'unknown' ? null : <StatusMark status={match === 'same' ? 'ok' : 'degraded'} />}
      {match === 'unknown' ? null : t(match === 'same' ? 'kid.same' : 'kid.different')}
    </p>
  );
}
