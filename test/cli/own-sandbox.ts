import { beforeAll } from 'vitest';
import { z } from 'zod';
import type { RunningProgram } from '../fakes/run-program';
import { startSalon } from './run-salon';

const readySchema = z.object({
  ready: z.literal(true),
  coze: z.object({
    apiBase: z.string(),
    appId: z.string(),
    kid: z.string(),
    privateKeyFile: z.string(),
    pat: z.string(),
    botId: z.string(),
    workspaceId: z.string(),
    workflowId: z.string(),
  }),
  kai: z.unknown(),
});
export type SandboxAccess = z.infer<typeof readySchema>['coze'];

export async function readReady(program: RunningProgram): Promise<SandboxAccess> {
  return readySchema.parse(JSON.parse(await program.firstLine())).coze;
}

/** One `salon sandbox` for a whole test file. */
export function sandboxForAll(): { access: () => SandboxAccess } {
  let access: SandboxAccess | undefined;
  beforeAll(async () => {
    access = await readReady(await startSalon(['sandbox', '--json']));
  }, 60_000);
  return {
    access: () => {
      if (!access) throw new Error('the sandbox is not running');
      return access;
    },
  };
}

/** The options with which a person names a connection of their own. */
export function keyOptions({
  apiBase,
  appId,
  kid,
  privateKeyFile,
  botId,
}: SandboxAccess): string[] {
  return [
    '--api-base',
    apiBase,
    '--app-id',
    appId,
    '--kid',
    kid,
    '--private-key-file',
    privateKeyFile,
    '--bot-id',
    botId,
  ];
}

export function patOptions({ apiBase, pat, botId }: SandboxAccess): string[] {
  return ['--api-base', apiBase, '--pat', pat, '--bot-id', botId];
}

export function keyEnvironment({
  apiBase,
  appId,
  kid,
  privateKeyFile,
  botId,
}: SandboxAccess): NodeJS.ProcessEnv {
  return {
    SALON_API_BASE: apiBase,
    SALON_APP_ID: appId,
    SALON_KID: kid,
    SALON_PRIVATE_KEY_FILE: privateKeyFile,
    SALON_BOT_ID: botId,
  };
}
