import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../shared/model/error-view';
import type { DoctorReport } from '../../shared/model/health';
import type { CopyText } from './copy-button';
import { ErrorCard } from './error-card';
import { TextSkeleton } from './skeletons';
import { StatusMark } from './status-mark';
import { Timeline } from './timeline';
import styles from './doctor-result.module.css';

interface DoctorResultProps {
  report: DoctorReport | null;
  running: boolean;
  error: ErrorView | null;
  /** Sentences for a healthy and for an unhealthy report. */
  verdicts: readonly [healthy: string, unhealthy: string];
  /** Name of the list of layers. */
  label: string;
  onCopy: CopyText;
}

/** The layered report: one sentence, then every layer with its state, remedy and time. */
export function DoctorResult({
  report,
  running,
  error,
  verdicts,
  label,
  onCopy,
}: DoctorResultProps): ReactNode {
  const { t } = useTranslation('checks');
  if (running) return <TextSkeleton widths={[46, 62, 54, 66, 50]} />;
  if (error) return <ErrorCard error={error} onCopy={onCopy} />;
  if (!report) return null;
  const steps = report.checks.map((check) => ({
    ...check,
    title: t(`${check.id}.name`),
    text: check.message,
  }));
  return (
    <div className={styles.result}>
      <p className={styles.verdict} role="status">
        <StatusMark status={report.healthy ? 'ok' : 'down'} />
        {report.healthy ? verdicts[0] : verdicts[1]}
      </p>
      <Timeline steps={steps} label={label} onCopy={onCopy} />
    </div>
  );
}
