import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorReport } from '../../../../shared/model/health';
import type { ProfileView } from '../../../../shared/model/profile';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { DoctorResult } from '../../../ui/doctor-result';
import { ErrorCard } from '../../../ui/error-card';
import { Section } from '../../../ui/page';
import { StatusMark } from '../../../ui/status-mark';
import { NewKeyAtCoze } from './new-key-at-coze';
import styles from './rotation.module.css';

/**
 * The steps after the new secret exists: the public key is added at Coze, a sign-in with it
 * succeeds, the old secret is deleted.
 */
export function RotationTrial({
  profile,
  onDone,
}: {
  profile: ProfileView;
  onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('setup');
  const [kid, setKid] = useState(profile.rotation?.kid ?? '');
  const [atOnce, setAtOnce] = useState(false);
  const [report, setReport] = useState<DoctorReport | null>(null);
  const trial = useAction(() =>
    request('setup.tryRotation', { profileId: profile.id, kid: kid.trim(), finish: atOnce }),
  );
  const isProven = profile.rotation?.step === 'proven';
  const { auth } = profile;
  const test = async (): Promise<void> => {
    setReport(null);
    const result = await trial.run();
    setReport(result ?? null);
    if (atOnce && result?.healthy === true) onDone();
  };
  return (
    <>
      {auth === 'jwt' ? <NewKeyAtCoze profile={profile} kid={kid} onKid={setKid} /> : null}
      <Section title={t(`rotation.step.test.${auth}`)} text={t('rotation.step.testText')}>
        <Checkbox
          checked={atOnce}
          disabled={isProven}
          onChange={(event) => setAtOnce(event.target.checked)}
        >
          {t(`rotation.atOnce.${auth}`)}
        </Checkbox>
        <div className={styles.actions}>
          <Button
            type={isProven ? 'default' : 'primary'}
            loading={trial.running}
            disabled={auth === 'jwt' && kid.trim() === ''}
            onClick={() => void test()}
          >
            {t(trial.running ? 'form.testing' : `rotation.test.${auth}`)}
          </Button>
        </div>
        <DoctorResult
          report={report}
          running={trial.running}
          error={trial.error}
          verdicts={[t(`rotation.passed.${auth}`), t(`rotation.notPassed.${auth}`)]}
          label={t('form.result')}
          onCopy={copyText}
        />
      </Section>
      <LastStep profile={profile} isProven={isProven} onDone={onDone} />
    </>
  );
}

function LastStep({
  profile,
  isProven,
  onDone,
}: {
  profile: ProfileView;
  isProven: boolean;
  onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('setup');
  const finish = useAction(async () => {
    const result = await request('setup.finishRotation', { profileId: profile.id });
    if (result.ok) onDone();
    return result;
  });
  const cancel = useAction(() => request('setup.cancelRotation', { profileId: profile.id }));
  const error = finish.error ?? cancel.error;
  return (
    <Section title={t(`rotation.step.replace.${profile.auth}`)}>
      <p className={styles.standing} role="status">
        <StatusMark status={isProven ? 'ok' : 'not-set-up'} />
        {t(`rotation.standing.${isProven ? 'proven' : 'waiting'}.${profile.auth}`)}
      </p>
      <div className={styles.actions}>
        <Button
          type="primary"
          disabled={!isProven}
          loading={finish.running}
          onClick={() => void finish.run()}
        >
          {t(`rotation.finish.${profile.auth}`)}
        </Button>
        <Button loading={cancel.running} onClick={() => void cancel.run()}>
          {t('rotation.cancel')}
        </Button>
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </Section>
  );
}
