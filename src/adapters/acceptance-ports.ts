import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { SystemProxy } from '../core/ports/proxy';
import type { SeparateSandbox } from '../core/ports/sandbox-launcher';
import type { KaiServer } from '../shared/model/kai';
import type { Profile } from '../shared/model/profile';
import { MemorySecretStore } from './memory-secret-store';
import { MemorySettingsStore } from './memory-settings-store';

export interface AcceptancePortsOptions {
  sandbox: { startSeparate(): Promise<SeparateSandbox> };
  systemProxy: SystemProxy;
  /** Folder of the built monitoring page. */
  pageFolder: string;
  version: string;
  environment: NodeJS.ProcessEnv;
}

const GIBIBYTE = 1024 ** 3;

/**
 * What an acceptance needs from this machine: temporary stores, a temporary folder, sandboxes of
 * its own. Used by window and command.
 */
export function acceptancePorts({
  sandbox,
  systemProxy,
  pageFolder,
  version,
  environment,
}: AcceptancePortsOptions) {
  return {
    systemProxy,
    pageFolder,
    facts: { version, runtime: runtimeOf(process.versions), machine: machine() },
    size: sizeFrom(environment),
    secrets: () => new MemorySecretStore(),
    settings: (profiles: Profile[], servers: KaiServer[]) =>
      new MemorySettingsStore(profiles, profiles[0]?.id ?? null, servers),
    async folder() {
      const path = await mkdtemp(join(tmpdir(), 'coffee-salon-acceptance-'));
      return { path, remove: () => rm(path, { recursive: true, force: true }) };
    },
    startSandbox: () => sandbox.startSeparate(),
  };
}

/**
 * `SALON_ACCEPTANCE_CALLS` and `SALON_ACCEPTANCE_SECONDS` make a run shorter than the guide wants
 * it; its report says so.
 */
function sizeFrom(environment: NodeJS.ProcessEnv): { calls?: number; seconds?: number } {
  const calls = Number(environment['SALON_ACCEPTANCE_CALLS']);
  const seconds = Number(environment['SALON_ACCEPTANCE_SECONDS']);
  return {
    ...(Number.isInteger(calls) && calls > 0 && { calls }),
    ...(seconds > 0 && { seconds }),
  };
}

function runtimeOf({ node, electron }: NodeJS.ProcessVersions): string {
  return electron === undefined ? `Node.js ${node}` : `Electron ${electron}, Node.js ${node}`;
}

function machine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? process.arch;
  const memory = Math.round(totalmem() / GIBIBYTE);
  return `${process.platform} ${release()}, ${processors.length} × ${model}, ${memory} GiB`;
}
