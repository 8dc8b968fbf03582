import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startFaultProgram } from '../faults/fault-program';

const stepSchema = z.object({
  step: z.string(),
  value: z.unknown().optional(),
  error: z.string().optional(),
});
type Step = z.infer<typeof stepSchema>;

const WITHOUT_BUS = {
  ...process.env,
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus',
  XDG_RUNTIME_DIR: '/nowhere',
};

async function stepsOf(steps: readonly string[], environment: NodeJS.ProcessEnv): Promise<Step[]> {
  const program = await startFaultProgram(
    'asking-keychain',
    [`test-${randomBytes(4).toString('hex')}`, ...steps],
    { environment },
  );
  expect(await program.ended, program.stderr).toBe(0);
  return program.stdout
    .trim()
    .split('\n')
    .map((line) => stepSchema.parse(JSON.parse(line)));
}

describe.runIf(process.platform === 'linux')('without a session bus', () => {
  test('it is not available: reading says none, writing refuses, nothing hangs', async () => {
    expect(
      await stepsOf(['status', 'get', 'set:0102', 'delete', 'database-key'], WITHOUT_BUS),
    ).toEqual([
      { step: 'status', value: { kind: 'keychain', available: false } },
      { step: 'get', value: null },
      { step: 'set:0102', error: 'KEYCHAIN_UNAVAILABLE' },
      { step: 'delete', value: null },
      { step: 'database-key', value: null },
    ]);
  });
});

function has(program: string): boolean {
  try {
    execFileSync('which', [program]);
    return true;
  } catch {
    return false;
  }
}

/** A session bus of its own with a real, unlocked keyring; null where that cannot be had. */
function startWebhookSecrets(): { environment: NodeJS.ProcessEnv; end: () => void } | null {
  if (!['dbus-daemon', 'gnome-keyring-daemon'].every(has)) return null;
  const home = execFileSync('mktemp', ['-d']).toString().trim();
  const [address = '', pid = ''] = execFileSync('dbus-daemon', [
    '--session',
    '--fork',
    '--print-address=1',
    '--print-pid=1',
  ])
    .toString()
    .trim()
    .split('\n');
  const environment = {
    ...process.env,
    DBUS_SESSION_BUS_ADDRESS: address,
    HOME: home,
    XDG_RUNTIME_DIR: home,
    XDG_DATA_HOME: home,
  };
  execFileSync('gnome-keyring-daemon', ['--unlock', '--components=secrets', '--daemonize'], {
    env: environment,
    input: 'password',
  });
  return {
    environment,
    end: () => {
      process.kill(Number(pid));
      execFileSync('rm', ['-rf', home]);
    },
  };
}

describe.runIf(process.platform === 'linux')('with a real keyring', () => {
  test('binary values come back as they were; what is deleted or was never there is null', async ({
    skip,
  }) => {
    const keyring = startWebhookSecrets();
    if (!keyring) return skip('no gnome-keyring here');
    const value = randomBytes(1200).toString('hex');
    try {
      expect(
        await stepsOf(
          [
            'status',
            'get',
            `set:${value}`,
            'get',
            'delete',
            'get',
            'delete',
            'database-key',
            'database-key',
          ],
          keyring.environment,
        ),
      ).toEqual([
        { step: 'status', value: { kind: 'keychain', available: true } },
        { step: 'get', value: null },
        { step: `set:${value}`, value: null },
        { step: 'get', value },
        { step: 'delete', value: null },
        { step: 'get', value: null },
        { step: 'delete', value: null },
        { step: 'database-key', value: expect.stringMatching(/^[0-9a-f]{64}$/) },
        { step: 'database-key', value: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ]);
    } finally {
      keyring.end();
    }
  });
});
