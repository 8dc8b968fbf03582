import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../shared/model/error-view';
import type { DoctorReport } from '../../../shared/model/health';
import { copyText } from '../../lib/system-actions';
import { ErrorCard } from '../../ui/error-card';
import { TextSkeleton } from '../../ui/skeletons';
import { StatusMark } from '../../ui/status-mark';
import { Timeline } from '../../ui/timeline';
import styles from './doctor-result.module.css';

type Verdict = 'diagnose.healthy' | 'diagnose.unhealthy' | 'form.passed' | 'form.notPassed';

interface DoctorResultProps {
  report: DoctorReport | null;
  running: boolean;
  error: ErrorView | null;
  /** Sentences for a healthy and for an unhealthy report. */
  verdicts: readonly [Verdict, Verdict];
}

/** The layered report: one sentence, then every layer with its state, remedy and time. */
export function DoctorResult({ report, running, error, verdicts }: DoctorResultProps): ReactNode {
  const { t } = useTranslation(['setup', 'checks']);
  if (running) return <TextSkeleton widths={[46, 62, 54, 66, 50]} />;
  if (error) return <ErrorCard error={error} onCopy={copyText} />;
  if (!report) return null;
  const steps = report.checks.map((check) => ({ ...check, title: t(`checks:${check.id}.name`), text: check.message }));
  return (
    <div className={styles.result}>
      <p className={styles.verdict} role="status">
        <StatusMark status={report.healthy ? 'ok' : 'down'} />
        {t(report.healthy ? verdicts[0] : verdicts[1])}
      </p>
      <Timeline steps={steps} label={t('diagnose.timeline')} onCopy={copyText} />
    </div>
  );
}
