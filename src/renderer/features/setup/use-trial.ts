import { useCallback, useState } from 'react';
import type { Result } from '../../../shared/ipc/result';
import type { ErrorView } from '../../../shared/model/error-view';
import type { WizardTrial } from '../../../shared/model/wizard';
import { useWizard } from './use-wizard';

/** A test before saving. */
export interface TrialModel {
  running: boolean;
  trial: WizardTrial | null;
  /** It could not even be tried, or what followed it failed. */
  error: ErrorView | null;
  run: () => Promise<void>;
}

/** Saves what was typed, tries it, and continues with `then` if nothing failed. */
export function useTrial(
  attempt: () => Promise<Result<WizardTrial>>,
  then?: () => Promise<ErrorView | null>,
): TrialModel {
  const { settled } = useWizard();
  const [running, setRunning] = useState(false);
  const [trial, setTrial] = useState<WizardTrial | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  const run = useCallback(async () => {
    setRunning(true);
    setTrial(null);
    setError(null);
    await settled();
    const result = await attempt();
    const failure = result.ok
      ? result.value.report.healthy && then
        ? await then()
        : null
      : result.error;
    if (result.ok) setTrial(result.value);
    setError(failure);
    setRunning(false);
  }, [attempt, settled, then]);
  return { running, trial, error, run };
}
