import type { App } from '../../../core/app/app';
import { describeChecks, DIAGNOSIS_LIMIT_MS } from '../../../core/health/doctor';
import type { Trial } from '../../../core/app/setup-wizard';
import type { WizardTrial } from '../../../shared/model/wizard';
import type { DesktopActions } from '../../desktop-actions';
import type { HandlersOf } from '../dispatch';

/** Every request of the set-up wizard, each one core call. */
export function wizardHandlers({
  app,
  desktop,
}: {
  app: App;
  desktop: DesktopActions;
}): HandlersOf<'wizard'> {
  const { wizard, translator } = app;
  const view = ({ results, finding }: Trial): WizardTrial => ({
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
    'wizard.trySignIn': async () => view(await wizard.trySignIn(limit())),
    'wizard.tryBot': async () => view(await wizard.tryBot(limit())),
    'wizard.workspaces': () => wizard.workspaces(limit()),
    'wizard.bots': ({ workspaceId }) => wizard.bots(workspaceId, limit()),
    'wizard.saveConnection': ({ keep }) => wizard.save(keep),
    'wizard.tryKai': async ({ draft, apiKey }) => view(await wizard.tryKai(draft, apiKey, limit())),
    'wizard.saveKai': ({ draft, apiKey, keep }) => wizard.saveKai(draft, apiKey, keep),
  };
}

function limit(): AbortSignal {
  return AbortSignal.timeout(DIAGNOSIS_LIMIT_MS);
}
