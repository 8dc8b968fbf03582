import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckResult } from '../../../../shared/model/health';
import type { WizardStep } from '../../../../shared/model/wizard';
import { navigate, writeRoute } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { DoctorResult } from '../../../ui/doctor-result';
import { StatusMark } from '../../../ui/status-mark';
import { StepFoot } from '../step-foot';
import { stepOfCheck } from '../step-of-check';
import { useWizard } from '../use-wizard';
import styles from '../setup-wizard.module.css';

const diagnose = () => request('health.diagnose');

/**
 * The whole chain, layer by layer; then what is ready, what is open, and the button to the chat.
 */
export function CheckStep(): ReactNode {
  const { t } = useTranslation(['wizard', 'setup']);
  const { state } = useWizard();
  const checking = useAction(diagnose);
  const [report, setReport] = useState<Awaited<ReturnType<typeof checking.run>>>();
  const isSaved = state.profileId !== null;
  const run = async (): Promise<void> => {
    setReport(undefined);
    const found = await checking.run();
    setReport(found);
    if (found?.healthy === true) await request('wizard.confirm', { step: 'check' });
  };
  useEffect(() => {
    if (isSaved) void run();
    // Once, when the step is reached; later runs are started by the person.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <>
      <p className={styles.lead}>{t('check.lead')}</p>
      <div className={styles.content}>
        {isSaved ? null : (
          <p className={styles.line}>
            <StatusMark status="degraded" /> {t('bot.notSignedIn')}{' '}
            <a href={writeRoute('setup', 'sign-in')}>{t('bot.goSignIn')}</a>
          </p>
        )}
        <Overview />
        <DoctorResult
          report={report ?? null}
          running={checking.running}
          error={checking.error}
          verdicts={[t('check.healthy'), t('check.unhealthy')]}
          label={t('setup:diagnose.timeline')}
          onCopy={copyText}
        />
        {report && !report.healthy ? <WaysBack checks={report.checks} /> : null}
      </div>
      <StepFoot step="check">
        {isSaved ? <CheckButtons running={checking.running} onRun={() => void run()} /> : null}
        {report?.healthy === true ? (
          <Button type="link" href={writeRoute('health', 'acceptance')}>
            {t('check.acceptance')}
          </Button>
        ) : null}
      </StepFoot>
    </>
  );
}

function CheckButtons({ running, onRun }: { running: boolean; onRun: () => void }): ReactNode {
  const { t } = useTranslation('wizard');
  return (
    <>
      <Button type="primary" onClick={() => navigate(['chat'])}>
        {t('check.finish')}
      </Button>
      <Button loading={running} onClick={onRun}>
        {t(running ? 'check.running' : 'check.run')}
      </Button>
      <Button type="link" onClick={() => navigate(['setup', 'new'])}>
        {t('check.another')}
      </Button>
    </>
  );
}

/** To the steps whose layers failed, where they can be corrected. */
function WaysBack({ checks }: { checks: readonly CheckResult[] }): ReactNode {
  const { t } = useTranslation('wizard');
  const { go } = useWizard();
  const steps = [...new Set(checks.filter(({ status }) => status === 'fail').map(stepOfCheck))];
  return (
    <div className={styles.buttons}>
      {steps.map((step) => (
        <Button key={step} onClick={() => go(step)}>
          {t('check.goTo', { name: t(`step.${step}`) })}
        </Button>
      ))}
    </div>
  );
}

function Overview(): ReactNode {
  const { t } = useTranslation('wizard');
  const { state } = useWizard();
  const others = state.steps.filter(
    ({ step, status }) => step !== 'check' && status !== 'unneeded',
  );
  const groups = {
    ready: others.filter(({ status }) => status === 'done'),
    open: others.filter(({ status }) => status !== 'done'),
  };
  return (
    <div className={styles.groups}>
      {(['ready', 'open'] as const).map((group) =>
        groups[group].length === 0 ? null : (
          <div key={group} className={styles.part}>
            <h2>{t(`check.${group}`)}</h2>
            <ul className={styles.arrivals}>
              {groups[group].map(({ step }) => (
                <OverviewLine key={step} step={step} done={group === 'ready'} />
              ))}
            </ul>
          </div>
        ),
      )}
    </div>
  );
}

function OverviewLine({ step, done }: { step: WizardStep; done: boolean }): ReactNode {
  const { t } = useTranslation('wizard');
  const { draft } = useWizard();
  return (
    <li className={styles.line}>
      <StatusMark status={done ? 'ok' : 'not-set-up'} />
      <a href={writeRoute('setup', step)}>
        {step === 'app' && draft.auth === 'pat' ? t('appPat') : t(`step.${step}`)}
      </a>
    </li>
  );
}
