import type { App } from '../../../core/app/app';
import { describeChecks, DIAGNOSIS_LIMIT_MS } from '../../../core/health/doctor';
import { lastInstantOf } from '../../../core/setup/credential-age';
import type { DesktopActions } from '../../desktop-actions';
import type { HandlersOf } from '../dispatch';

type SetupHandlers = HandlersOf<'setup'>;

/** Every request about connections, each one core call. */
export function setupHandlers({
  app,
  desktop,
}: {
  app: App;
  desktop: DesktopActions;
}): SetupHandlers {
  const { setup } = app;
  return {
    'setup.profiles': () => setup.profiles.snapshot,
    'setup.useSandbox': () => setup.useSandbox(),
    'setup.generateKey': () => setup.generateKey(),
    'setup.importKey': ({ pem }) => setup.importKey(pem),
    'setup.importKeyFile': async () => {
      const pem = await desktop.pickKeyFile();
      return pem === null ? null : setup.importKey(pem);
    },
    'setup.discardSecret': () => setup.discardSecret(),
    'setup.trySecret': ({ pat }) => setup.offerPat(pat),
    'setup.tryConnection': async (draft) =>
      describeChecks(
        await app.diagnosis.draft(draft, AbortSignal.timeout(DIAGNOSIS_LIMIT_MS)),
        app.translator,
      ),
    'setup.saveConnection': ({ draft, keep }) => app.diagnosis.saveDraft(draft, keep),
    'setup.activate': ({ profileId }) => setup.activate(profileId),
    'setup.remove': ({ profileId }) => app.maintenance.remove(profileId),
    ...profileHandlers(app, desktop),
    ...rotationHandlers(app),
  };
}

function profileHandlers(
  { setup, maintenance: { files } }: App,
  desktop: DesktopActions,
): Pick<
  SetupHandlers,
  | 'setup.rename'
  | 'setup.duplicate'
  | 'setup.exportProfile'
  | 'setup.importProfile'
  | 'setup.setPatExpiry'
> {
  return {
    'setup.rename': ({ profileId, name }) => setup.rename(profileId, name),
    'setup.duplicate': ({ profileId }) => files.duplicate(profileId),
    'setup.exportProfile': async ({ profileId }) => {
      const { fileName, text } = await files.write(profileId);
      const path = await desktop.saveTextFile(fileName, text);
      return path === null ? null : { path };
    },
    'setup.importProfile': async () => {
      const [file] = await desktop.pickFiles(['json']);
      return file ? files.read(Buffer.from(await file.read()).toString('utf8')) : null;
    },
    'setup.setPatExpiry': ({ profileId, lastDay }) =>
      setup.setPatExpiry(profileId, lastDay && lastInstantOf(lastDay)),
  };
}

function rotationHandlers({
  maintenance,
  translator,
}: App): Pick<
  SetupHandlers,
  'setup.beginRotation' | 'setup.tryRotation' | 'setup.finishRotation' | 'setup.cancelRotation'
> {
  const { rotation } = maintenance;
  return {
    'setup.beginRotation': ({ profileId, keep, lastDay }) =>
      rotation.begin(profileId, keep, lastDay ? lastInstantOf(lastDay) : lastDay),
    'setup.tryRotation': async (what) =>
      describeChecks(
        await maintenance.tryRotation(what, AbortSignal.timeout(DIAGNOSIS_LIMIT_MS)),
        translator,
      ),
    'setup.finishRotation': ({ profileId }) => rotation.finish(profileId),
    'setup.cancelRotation': ({ profileId }) => rotation.cancel(profileId),
  };
}
