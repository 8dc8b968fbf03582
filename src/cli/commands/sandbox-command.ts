import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../core/lib/errors';
import type { Translator } from '../../core/lib/translator';
import { KNOWLEDGE_FOLDER } from '../open-app';
import type { Output } from '../output';
import { toPortError } from '../port-errors';
import { untilSignal } from '../until-signal';

export interface SandboxCommandOptions {
  port?: number;
  kaiPort?: number;
  latencyMs?: number;
  faults?: string;
}

/**
 * `sandbox`: runs the built-in Coze and KAI in the foreground; the key is in a temporary file until
 * it ends.
 */
export async function sandboxCommand(
  options: SandboxCommandOptions,
  output: Output,
  translator: Translator,
): Promise<void> {
  if (options.faults !== undefined) await checkFaults(options.faults);
  const { startSandbox } = await import('../../sandbox/start-sandbox');
  const starting = startSandbox({
    knowledgeFolder: KNOWLEDGE_FOLDER,
    ...(options.port !== undefined && { port: options.port }),
    ...(options.kaiPort !== undefined && { kaiPort: options.kaiPort }),
    ...(options.latencyMs !== undefined && { latencyMs: options.latencyMs }),
    ...(options.faults !== undefined && { faultsFile: options.faults }),
  });
  const sandbox = await starting.catch((thrown: unknown) => {
    throw toPortError(thrown, options.port ?? 0);
  });
  const folder = mkdtempSync(join(tmpdir(), 'coffee-salon-sandbox-'));
  try {
    const privateKeyFile = join(folder, 'private_key.pem');
    writeFileSync(privateKeyFile, sandbox.coze.privateKeyPem, { mode: 0o600 });
    const { apiBase, appId, kid, pat, botId, workspaceId, workflowId } = sandbox.coze;
    const coze = { apiBase, appId, kid, privateKeyFile, pat, botId, workspaceId, workflowId };
    const ready = JSON.stringify({ ready: true, coze, kai: sandbox.kai });
    process.stdout.write(`${ready}\n`);
    if (!output.isJson) output.note(translator.t('cli:sandboxReady', { apiBase, appId, botId }));
    await untilSignal();
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await sandbox.close();
  }
}

/** INVALID_INPUT with the file's name and the first error in it. */
async function checkFaults(file: string): Promise<void> {
  const { readFaultsFile } = await import('../../sandbox/coze-api/faults');
  try {
    readFaultsFile(file);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message.split('\n')[0] : '';
    throw new AppError('INVALID_INPUT', {
      params: { detail: `--faults ${file}: ${reason}` },
      cause: thrown,
    });
  }
}
