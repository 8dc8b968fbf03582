import { afterEach } from 'vitest';
import { type Connection, createConnection } from '../../src/core/app/connection/connection';
import type { CredentialsOptions } from '../../src/core/app/connection/credentials';
import { importKeyPair } from '../../src/core/auth/key-pair';
import { systemClock } from '../../src/core/ports/clock';
import type { ConnectionSecret } from '../../src/core/setup/pending-secret';
import type { Profile } from '../../src/shared/model/profile';
import { type Settings, settingsSchema } from '../../src/shared/model/settings';
import type { RunningSandbox } from '../../src/sandbox/start-sandbox';
import { sampleProfile } from './sample-profile';

const open: Connection[] = [];
afterEach(async () => {
  for (const connection of open.splice(0)) await connection.dispose();
});

/** A profile that points to a sandbox as if it were the cloud. */
export function profileOf({ coze }: RunningSandbox, change: Partial<Profile> = {}): Profile {
  const { apiBase, appId, kid, botId } = coze;
  return sampleProfile({ apiBase, appId, kid, botId, ...change });
}

export function keySecret(pem: string): ConnectionSecret {
  const { privateDer, fingerprint, publicKeyPem } = importKeyPair(pem);
  return { kind: 'key', privateDer, publicView: { fingerprint, publicKeyPem } };
}

/** The settings of a first run, without the limit of requests a minute: a test waits for nobody. */
export const unlimitedSettings = (change: Partial<Settings> = {}): Settings => ({
  ...settingsSchema.parse({ requestsPerMinute: 60_000, burstSize: 1000 }),
  ...change,
});

/** A real connection to a sandbox, disposed after the test. */
export function openConnection(
  sandbox: RunningSandbox,
  change: Partial<CredentialsOptions> = {},
): Connection {
  const connection = createConnection({
    profile: profileOf(sandbox),
    secret: keySecret(sandbox.coze.privateKeyPem),
    settings: () => unlimitedSettings(),
    clock: systemClock,
    regions: [],
    ...change,
  });
  open.push(connection);
  return connection;
}
