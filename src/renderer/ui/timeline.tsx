import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckStatus, LinkStatus } from '../../shared/model/health';
import { CopyButton, type CopyText } from './copy-button';
import { StatusMark } from './status-mark';
import { useDuration } from './use-duration';
import styles from './timeline.module.css';

/** One step, in the order in which it was taken. */
export interface TimelineStep {
  id: string;
  status: CheckStatus;
  title: string;
  text: string;
  /** What to do; empty when there is nothing to do. */
  remedy: string;
  ms: number;
  logid: string | null;
}

const MARKS: Record<CheckStatus, LinkStatus> = {
  ok: 'ok',
  warn: 'degraded',
  fail: 'down',
  skip: 'not-set-up',
};

/**
 * Steps from top to bottom, each with its state by shape and word, how long it took and Coze's
 * logid.
 */
export function Timeline({
  steps,
  label,
  onCopy,
}: {
  steps: readonly TimelineStep[];
  label: string;
  onCopy: CopyText;
}): ReactNode {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {steps.map((step) => (
        <Step key={step.id} step={step} onCopy={onCopy} />
      ))}
    </ol>
  );
}

function Step({ step, onCopy }: { step: TimelineStep; onCopy: CopyText }): ReactNode {
  const { t } = useTranslation();
  const duration = useDuration();
  return (
    <li className={step.status === 'skip' ? `${styles.step} ${styles.skipped}` : styles.step}>
      <span className={styles.mark}>
        <StatusMark status={MARKS[step.status]} label={t(`check.${step.status}`)} />
      </span>
      <div className={styles.body}>
        <p className={styles.line}>
          <span className={styles.title}>{step.title}</span>
          <span>{step.text}</span>
        </p>
        {step.remedy ? <p className={styles.remedy}>{step.remedy}</p> : null}
      </div>
      <div className={styles.facts}>
        {step.status === 'skip' ? null : <span>{duration(step.ms)}</span>}
        {step.logid ? (
          <CopyButton
            text={step.logid}
            label={`${t('error.copyLogid')} ${step.logid}`}
            iconOnly
            onCopy={onCopy}
          />
        ) : (
          <span className={styles.noLogid} />
        )}
      </div>
    </li>
  );
}
