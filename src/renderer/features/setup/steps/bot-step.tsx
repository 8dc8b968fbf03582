import { Button } from 'antd';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import { botPage } from '../../../lib/console-pages';
import { request } from '../../../lib/ipc';
import { openLink } from '../../../lib/system-actions';
import { StatusMark } from '../../../ui/status-mark';
import { StepFoot } from '../step-foot';
import { type Fix, TrialResult } from '../trial-result';
import { useTrial } from '../use-trial';
import { useWizard } from '../use-wizard';
import { BotPicker } from './bot-picker';
import styles from '../setup-wizard.module.css';

const attempt = () => request('wizard.tryBot');

async function save(keep: 'keychain' | 'this-run'): Promise<ErrorView | null> {
  const result = await request('wizard.saveConnection', { keep });
  return result.ok ? null : result.error;
}
const saveInKeychain = () => save('keychain');
const saveForThisRun = () => save('this-run');

/**
 * Which bot answers: chosen, tried up to the first word of an answer, then saved as a connection.
 */
export function BotStep(): ReactNode {
  const { t } = useTranslation('wizard');
  const { state, draft, confirm, go } = useWizard();
  const model = useTrial(attempt, saveInKeychain);
  const forThisRun = useTrial(attempt, saveForThisRun);
  const isDone = state.steps.some(({ step, status }) => step === 'bot' && status === 'done');
  const signedIn = state.steps.some(({ step, status }) => step === 'sign-in' && status === 'done');
  const shown = (forThisRun.trial ?? forThisRun.error) ? forThisRun : model;
  const page = botPage(draft.platform, draft.workspaceId.trim(), draft.botId.trim());
  const fixOf = useCallback(
    (error: ErrorView): Fix | undefined => {
      if (error.code === 'KEYCHAIN_UNAVAILABLE')
        return { label: t('fix.thisRun'), run: () => void forThisRun.run() };
      if (error.code === 'BOT_NOT_PUBLISHED' && page)
        return { label: t('fix.openBot'), run: () => openLink(page) };
      if (error.layer === 'bot' || error.layer === 'stream') return undefined;
      return { label: t('bot.goSignIn'), run: () => go('sign-in') };
    },
    [t, page, go, forThisRun],
  );
  return (
    <>
      <p className={styles.lead}>{t('bot.lead')}</p>
      <div className={styles.content}>
        {signedIn ? null : (
          <p className={styles.line}>
            <StatusMark status="degraded" /> {t('bot.notSignedIn')}
            <Button type="link" size="small" onClick={() => go('sign-in')}>
              {t('bot.goSignIn')}
            </Button>
          </p>
        )}
        <BotPicker signedIn={signedIn} />
        <TrialResult model={shown} verdicts={[t('bot.passed'), t('bot.failed')]} fixOf={fixOf} />
        {isDone && shown.trial === null && !model.running ? (
          <p className={styles.line}>
            <StatusMark status="ok" /> {t('bot.passed')}
          </p>
        ) : null}
      </div>
      <StepFoot step="bot" onNext={isDone ? () => void confirm('bot') : undefined}>
        <Button
          type={isDone ? 'default' : 'primary'}
          loading={model.running || forThisRun.running}
          disabled={!signedIn || draft.botId.trim() === ''}
          onClick={() => void model.run()}
        >
          {t(model.running ? 'bot.testing' : 'bot.test')}
        </Button>
      </StepFoot>
    </>
  );
}
