import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../shared/model/error-view';
import { copyText } from '../../lib/system-actions';
import { DoctorResult } from '../../ui/doctor-result';
import { ErrorCard } from '../../ui/error-card';
import { useErrorText } from '../../ui/error-text';
import { StatusMark } from '../../ui/status-mark';
import { useScrolledIntoView } from '../../ui/use-scrolled-into-view';
import type { TrialModel } from './use-trial';
import styles from './setup-wizard.module.css';

/** A remedy that can be applied within the wizard. */
export interface Fix {
  label: string;
  run: () => void;
}

interface TrialResultProps {
  model: TrialModel;
  verdicts: readonly [healthy: string, unhealthy: string];
  /** The one fix for a finding; without one it is shown with its remedy. */
  fixOf: (error: ErrorView) => Fix | undefined;
}

/** What a test found: the problem and its fix on top, every layer below. */
export function TrialResult({
  model: { running, trial, error },
  verdicts,
  fixOf,
}: TrialResultProps): ReactNode {
  const { t } = useTranslation('setup');
  const words = useErrorText();
  const shown = running || trial !== null || error !== null;
  const box = useScrolledIntoView(shown && !running ? 'shown' : null);
  if (!shown) return null;
  const failed = error ?? (trial && !trial.report.healthy ? trial.finding : null);
  const warning = trial?.report.healthy === true ? trial.finding : null;
  return (
    <div ref={box} className={styles.outcome}>
      {failed ? <ErrorCard error={failed} onCopy={copyText} action={fixOf(failed)} /> : null}
      {warning && !failed ? (
        <p role="status" className={styles.line}>
          <StatusMark status="degraded" />
          <span>
            {words(warning).message} {words(warning).remedy}
          </span>
        </p>
      ) : null}
      {trial || running ? (
        <DoctorResult
          report={error ? null : (trial?.report ?? null)}
          running={running}
          error={null}
          verdicts={verdicts}
          label={t('diagnose.timeline')}
          onCopy={copyText}
        />
      ) : null}
    </div>
  );
}
