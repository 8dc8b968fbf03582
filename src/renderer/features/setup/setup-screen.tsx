import { type ReactNode, useEffect } from 'react';
import type { WizardStep } from '../../../shared/model/wizard';
import { navigate } from '../../lib/hash-route';
import { request } from '../../lib/ipc';
import { wizardState } from '../../lib/main-states';
import { copyText } from '../../lib/system-actions';
import { useMainState } from '../../lib/use-main-state';
import { ErrorCard } from '../../ui/error-card';
import { PageSkeleton } from '../../ui/skeletons';
import { SetupWizard } from './setup-wizard';

/**
 * `#/setup` (where it was left), `#/setup/<step>`, `#/setup/new` (another connection). `tunnel`:
 * the panel that opens one, from another screen.
 */
export function SetupScreen({
  path,
  tunnel,
}: {
  path: readonly string[];
  tunnel: ReactNode;
}): ReactNode {
  const wizard = useMainState(wizardState);
  const wanted = path[0];
  const step = wizard.value?.steps.map((each) => each.step).find((each) => each === wanted) ?? null;
  const here = wizard.value?.step;
  const isSaved = wizard.value?.profileId !== null;
  useEffect(() => {
    if (here === undefined || step !== null) return;
    void enter(wanted === 'new' && isSaved, here);
  }, [here, step, wanted, isSaved]);
  useEffect(() => {
    if (step !== null && step !== here) void request('wizard.visit', { step });
    // Only for a visit to another step; a confirmed step has already been saved with the next one.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [step]);
  if (wizard.status === 'failed')
    return (
      <ErrorCard error={wizard.error} onCopy={copyText} onRetry={wizardState.reload} standalone />
    );
  if (wizard.status === 'loading' || step === null) return <PageSkeleton />;
  return <SetupWizard state={wizard.value} step={step} tunnel={tunnel} />;
}

/** Another connection begins with an empty form; one that is not saved yet is continued. */
async function enter(anew: boolean, here: WizardStep): Promise<void> {
  if (anew) await request('wizard.restart');
  navigate(['setup', anew ? 'platform' : here], true);
}
