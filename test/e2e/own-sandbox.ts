import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const readySchema = z.object({
  coze: z.object({
    apiBase: z.string(),
    appId: z.string(),
    kid: z.string(),
    privateKeyFile: z.string(),
    pat: z.string(),
    botId: z.string(),
  }),
  kai: z.object({ url: z.string(), apiKey: z.string() }),
});

/** A Coze of its own for a test, run as anybody would: `salon sandbox` in another process. */
export interface OwnSandbox {
  apiBase: string;
  appId: string;
  kid: string;
  pat: string;
  botId: string;
  privateKeyFile: string;
  privateKeyPem: string;
  kai: { url: string; apiKey: string };
  stop(): Promise<void>;
}

export async function startOwnSandbox(...parameters: string[]): Promise<OwnSandbox> {
  const program = resolve(import.meta.dirname, '../../out/cli/salon.js');
  const child = spawn(process.execPath, [program, 'sandbox', ...parameters], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const [line] = await once(createInterface(child.stdout), 'line');
  const { coze, kai } = readySchema.parse(JSON.parse(String(line)));
  return {
    ...coze,
    kai,
    privateKeyPem: readFileSync(coze.privateKeyFile, 'utf8'),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
