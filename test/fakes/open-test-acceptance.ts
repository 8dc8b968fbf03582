import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { MemorySecretStore } from '../../src/adapters/memory-secret-store';
import { MemorySettingsStore } from '../../src/adapters/memory-settings-store';
import {
  type AcceptancePorts,
  createAcceptance,
} from '../../src/core/app/acceptance/create-acceptance';
import type { AcceptanceService } from '../../src/core/acceptance/acceptance-service';
import { App } from '../../src/core/app/app';
import { systemClock } from '../../src/core/ports/clock';
import { silentLogger } from '../../src/core/ports/logger';
import { SANDBOX_PROFILE } from '../../src/core/setup/setup-service';
import type { Profile } from '../../src/shared/model/profile';
import type { SandboxOptions } from '../../src/sandbox/start-sandbox';
import { startTestSandbox } from './start-test-sandbox';
import { tempFolder } from './temp-folder';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

/**
 * An acceptance over a real app on the sandbox profile, whose own sandboxes are started with these
 * options. In a hurry, unless told otherwise.
 */
export async function openAcceptance(
  options: Partial<SandboxOptions> = {},
  change: Partial<AcceptancePorts> = {},
  profiles: Profile[] = [SANDBOX_PROFILE],
): Promise<{ app: App; acceptance: AcceptanceService; sandboxes: () => number }> {
  const shared = await startTestSandbox();
  const app = new App({
    dataFolder: tempFolder(),
    language: 'en',
    secrets: new MemorySecretStore(),
    settings: new MemorySettingsStore(profiles),
    sandbox: {
      start: () => Promise.resolve({ ...shared.coze, kai: shared.kai }),
      dispose: () => shared.close(),
    },
    clock: systemClock,
    logger: silentLogger,
    webhookPort: 0,
  });
  await app.setup.refresh();
  let open = 0;
  const acceptance = createAcceptance(app, {
    facts: { version: '0.0.0', runtime: 'test', machine: 'test' },
    secrets: () => new MemorySecretStore(),
    settings: (own, servers) => new MemorySettingsStore(own, own[0]?.id ?? null, servers),
    folder: async () => {
      const path = await mkdtemp(join(tmpdir(), 'salon-acceptance-'));
      return { path, remove: () => rm(path, { recursive: true, force: true }) };
    },
    pageFolder: join(import.meta.dirname, 'monitoring-page'),
    startSandbox: async () => {
      const sandbox = await startTestSandbox(options);
      open += 1;
      return {
        ...sandbox.coze,
        kai: sandbox.kai,
        async dispose() {
          await sandbox.close();
          open -= 1;
        },
      };
    },
    size: { calls: 10, seconds: 1, recoverySeconds: 10 },
    ...change,
  });
  cleanups.push(async () => {
    await acceptance.dispose();
    await app.dispose();
  });
  return { app, acceptance, sandboxes: () => open };
}
