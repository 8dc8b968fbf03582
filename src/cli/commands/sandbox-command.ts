import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Translator } from '../../core/lib/translator';
import { KNOWLEDGE_FOLDER } from '../open-app';
import type { Output } from '../output';
import { untilSignal } from '../until-signal';

export interface SandboxCommandOptions {
  port?: number;
  latencyMs?: number;
  faults?: string;
}

/** `sandbox`: the built-in Coze in the foreground; its key lies in a temporary file until it ends. */
export async function sandboxCommand(options: SandboxCommandOptions, output: Output, translator: Translator): Promise<void> {
  const { startSandbox } = await import('../../sandbox/start-sandbox');
  const sandbox = await startSandbox({
    knowledgeFolder: KNOWLEDGE_FOLDER,
    ...(options.port !== undefined && { port: options.port }),
    ...(options.latencyMs !== undefined && { latencyMs: options.latencyMs }),
    ...(options.faults !== undefined && { faultsFile: options.faults }),
  });
  const folder = mkdtempSync(join(tmpdir(), 'coffee-salon-sandbox-'));
  try {
    const privateKeyFile = join(folder, 'private_key.pem');
    writeFileSync(privateKeyFile, sandbox.coze.privateKeyPem, { mode: 0o600 });
    const { apiBase, appId, kid, pat, botId, workspaceId, workflowId } = sandbox.coze;
    const coze = { apiBase, appId, kid, privateKeyFile, pat, botId, workspaceId, workflowId };
    const ready = JSON.stringify({ ready: true, coze, kai: null });
    process.stdout.write(`${ready}\n`);
    if (!output.isJson) output.note(translator.t('cli:sandboxReady', { apiBase, appId, botId }));
    await untilSignal();
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await sandbox.close();
  }
}
