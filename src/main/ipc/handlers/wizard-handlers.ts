import type { App } from '../../../core/app/app';
import { describeChecks } from '../../../core/health/doctor';
import type { Trial } from '../../../core/app/setup-wizard';
import type { WizardTrial } from '../../../shared/model/wizard';
import type { DesktopActions } from '../../desktop-actions';
import type { Handlers } from '../dispatch';
import { publish } from '../events/publish';

/** A dead server must not keep a person waiting for all checks in turn. */
const TRIAL_LIMIT_MS = 60_000;

/** Every request of the set-up wizard, each one core call. */
export function wizardHandlers({
  app,
  desktop,
}: {
  app: App;
  desktop: DesktopActions;
}): Pick<Handlers, Extract<keyof Handlers, `wizard.${string}`>> {
  const { wizard, translator } = app;
  const told = ({ results, finding }: Trial): WizardTrial => ({
    report: describeChecks(results, translator),
    finding: finding && translator.describe(finding),
  });
  return {
    'wizard.state': async () => (await wizard.open()).state.snapshot,
    'wizard.change': async (change) => (await wizard.open()).change(change),
    'wizard.paste': async ({ text, into }) => {
      const { error, ...report } = await (await wizard.open()).paste(text, into);
      return { ...report, error: error && translator.describe(error) };
    },
    'wizard.importKeyFile': async () => {
      const pem = await desktop.pickKeyFile();
      if (pem !== null) await (await wizard.open()).importKey(pem);
      return { taken: pem !== null };
    },
    'wizard.generateKey': async () => (await wizard.open()).generateKey(),
    'wizard.offerPat': async ({ pat }) => (await wizard.open()).takePat(pat),
    'wizard.forgetSecret': async () => (await wizard.open()).forgetSecret(),
    'wizard.visit': async ({ step }) => (await wizard.open()).visit(step),
    'wizard.confirm': async ({ step }) => (await wizard.open()).confirm(step),
    'wizard.skip': async ({ step }) => (await wizard.open()).skip(step),
    'wizard.restart': async () => (await wizard.open()).restart(),
    'wizard.trySignIn': async () => told(await wizard.trySignIn(limit())),
    'wizard.tryBot': async () => told(await wizard.tryBot(limit())),
    'wizard.workspaces': () => wizard.workspaces(limit()),
    'wizard.bots': ({ workspaceId }) => wizard.bots(workspaceId, limit()),
    'wizard.saveConnection': ({ keep }) => wizard.save(keep),
    'wizard.tryKai': async ({ draft, apiKey }) => told(await wizard.tryKai(draft, apiKey, limit())),
    'wizard.saveKai': ({ draft, apiKey, keep }) => wizard.saveKai(draft, apiKey, keep),
  };
}

function limit(): AbortSignal {
  return AbortSignal.timeout(TRIAL_LIMIT_MS);
}

/** Sends the wizard's state up to the windows. */
export function announceWizard(app: App): void {
  app.wizard.state.subscribe((snapshot) => publish('wizard.changed', snapshot));
}
