import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { FileSecretStore } from '../../src/adapters/file-secret-store';
import { openConfSettings } from '../../src/adapters/conf-settings';
import { App } from '../../src/core/app/app';
import type { AppPorts } from '../../src/core/app/app-ports';
import { systemClock } from '../../src/core/ports/clock';
import { silentLogger } from '../../src/core/ports/logger';
import type { RunningSandbox } from '../../src/sandbox/start-sandbox';
import type { Notification } from '../../src/core/ports/notifier';
import type { ProfileView } from '../../src/shared/model/profile';
import { startTestSandbox } from './start-test-sandbox';
import { tempFolder } from './temp-folder';
import { makeTestKey } from './test-keys';

// Apps over one data folder and two sandboxes, started before each test and ended after it.

let folder: string;

export let sandboxes: RunningSandbox[];

let apps: App[];

export let notices: Notification[];

export const secrets = (): FileSecretStore => new FileSecretStore(join(folder, 'secrets.json'));

beforeEach(async () => {
  folder = tempFolder();
  apps = [];
  notices = [];
  sandboxes = [
    await startTestSandbox({ keyPair: { privateKeyPem: makeTestKey().pkcs8 } }),
    await startTestSandbox({ keyPair: { privateKeyPem: makeTestKey().pkcs8 } }),
  ];
});

afterEach(async () => {
  for (const app of apps) await app.dispose();
  for (const sandbox of sandboxes) await sandbox.close();
});

export async function open(change: Partial<AppPorts> = {}): Promise<App> {
  const app = new App({
    dataFolder: folder,
    language: 'en',
    secrets: secrets(),
    settings: openConfSettings(folder),
    clock: systemClock,
    logger: silentLogger,
    webhookPort: 0,
    sandbox: {
      start: () => Promise.reject(new Error('no sandbox')),
      dispose: () => Promise.resolve(),
    },
    notificationPresenter: { isAttended: () => false, show: (notice) => notices.push(notice) },
    ...change,
  });
  apps.push(app);
  await app.start();
  return app;
}

export async function connect(
  app: App,
  { coze }: RunningSandbox,
  name: string,
  profileId: string | null = null,
): Promise<ProfileView> {
  const { apiBase, appId, kid, botId, privateKeyPem } = coze;
  app.setup.importKey(privateKeyPem);
  const profile = await app.diagnosis.saveDraft(
    { profileId, platform: 'coze-cn', apiBase, auth: 'jwt', appId, kid, botId },
    'keychain',
  );
  await app.setup.rename(profile.id, name);
  return profile;
}

export const kept = async (names: string[]): Promise<string[]> =>
  (
    await Promise.all(names.map(async (name) => ((await secrets().get(name)) ? [name] : [])))
  ).flat();
