import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionState } from '../../../shared/model/health';
import { request } from '../../lib/ipc';
import { connectionState } from '../../lib/main-states';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { useMainState } from '../../lib/use-main-state';
import { DoctorResult } from '../../ui/doctor-result';
import { ErrorCard } from '../../ui/error-card';
import { Section } from '../../ui/page';
import { RelativeTime } from '../../ui/relative-time';
import { StatusMark } from '../../ui/status-mark';
import styles from './diagnose-panel.module.css';

const diagnoseNow = () => request('health.diagnose');
const renewToken = () => request('health.renewToken');

/** The state of the active connection, and the diagnosis layer by layer. */
export function DiagnosePanel({ focus }: { focus: boolean }): ReactNode {
  const { t } = useTranslation('setup');
  const state = useMainState(connectionState).value;
  const diagnosis = useAction(diagnoseNow);
  const renewal = useAction(renewToken);
  const [report, setReport] = useState<Awaited<ReturnType<typeof diagnosis.run>>>(undefined);
  const [renewed, setRenewed] = useState(false);
  const diagnose = async (): Promise<void> => {
    setReport(undefined);
    setReport(await diagnosis.run());
  };
  const renew = async (): Promise<void> => {
    setRenewed(false);
    await renewal.run();
    setRenewed(true);
  };
  return (
    <Section
      title={t('diagnose.title')}
      text={t('diagnose.text')}
      action={
        <div className={styles.actions}>
          <Button loading={renewal.running} onClick={() => void renew()}>
            {t('diagnose.renew')}
          </Button>
          <DiagnoseButton
            focus={focus}
            running={diagnosis.running}
            onDiagnose={() => void diagnose()}
          />
        </div>
      }
    >
      {state ? (
        <Standing
          state={state}
          note={renewed && !renewal.running && !renewal.error ? t('diagnose.renewed') : ''}
        />
      ) : null}
      {renewal.error ? (
        <ErrorCard error={renewal.error} onCopy={copyText} onRetry={() => void renew()} />
      ) : null}
      <DoctorResult
        report={report ?? null}
        running={diagnosis.running}
        error={diagnosis.error}
        verdicts={[t('diagnose.healthy'), t('diagnose.unhealthy')]}
        label={t('diagnose.timeline')}
        onCopy={copyText}
      />
    </Section>
  );
}

function DiagnoseButton({
  focus,
  running,
  onDiagnose,
}: {
  focus: boolean;
  running: boolean;
  onDiagnose: () => void;
}): ReactNode {
  const { t } = useTranslation('setup');
  useEffect(() => {
    if (focus) document.getElementById('diagnose-now')?.focus();
  }, [focus]);
  return (
    <Button id="diagnose-now" type="primary" loading={running} onClick={onDiagnose}>
      {t(running ? 'diagnose.running' : 'diagnose.action')}
    </Button>
  );
}

function Standing({ state, note }: { state: ConnectionState; note: string }): ReactNode {
  const { t } = useTranslation(['setup', 'ui']);
  return (
    <>
      <p className={styles.standing}>
        <StatusMark status={state.status} />
        <strong>{t(`ui:status.${state.status}`)}</strong>
        {state.target ? <span>{state.target}</span> : null}
        {state.checkedAt ? (
          <RelativeTime
            className={styles.soft}
            at={state.checkedAt}
            write={(time) => t('diagnose.checked', { time })}
          />
        ) : null}
        <span className={styles.soft} role="status">
          {note}
        </span>
      </p>
      {state.reason && state.status !== 'ok' ? (
        <ErrorCard error={state.reason} onCopy={copyText} />
      ) : null}
    </>
  );
}
