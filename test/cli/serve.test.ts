import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FileSecretStore } from '../../src/adapters/file-secret-store';
import { SANDBOX_PROFILE } from '../../src/core/setup/setup-service';
import { AcceptanceStore } from '../../src/core/acceptance/store/acceptance-store';
import { databaseKey } from '../../src/core/storage/database-key';
import { openStorage } from '../../src/core/storage/open-storage';
import { eventually } from '../fakes/deferred';
import { fakeCloudflared } from '../fakes/fake-cloudflared';
import type { RunningProgram } from '../fakes/run-program';
import { tempFolder } from '../fakes/temp-folder';
import { keyOptions, sandboxForAll } from './own-sandbox';
import { expectError, inData, salon, startSalon } from './run-salon';

const sandbox = sandboxForAll();
const readySchema = z.strictObject({
  ready: z.literal(true),
  ops: z.string(),
  webhook: z.string(),
  webhookToken: z.null(),
});

async function opsOf(program: RunningProgram): Promise<string> {
  return readySchema.parse(JSON.parse(await program.firstLine())).ops;
}

const healthSchema = z.object({
  services: z.record(z.string(), z.string()),
  reasons: z.array(z.unknown()),
});

async function healthOf(ops: string): Promise<z.infer<typeof healthSchema>> {
  return healthSchema.parse(await (await fetch(`${ops}/health`)).json());
}

async function readHealth(ops: string): Promise<{ code: number; status: unknown }> {
  const answer = await fetch(`${ops}/health`);
  const { status } = z.looseObject({ status: z.unknown() }).parse(await answer.json());
  return { code: answer.status, status };
}

describe('serve', () => {
  test('becomes healthy, diagnoses on request, and ends cleanly on SIGTERM with one line on stdout', async () => {
    const program = await startSalon(
      inData('serve', '--port', '0', '--webhook-port', '0', ...keyOptions(sandbox.access())),
    );
    const ops = await opsOf(program);
    await eventually(async () => (await readHealth(ops)).status === 'healthy', 'healthy');
    const report = z
      .object({ healthy: z.boolean(), checks: z.array(z.unknown()) })
      .parse(await (await fetch(`${ops}/diagnostics/coze`)).json());
    expect(report).toMatchObject({
      healthy: true,
      checks: expect.arrayContaining([expect.objectContaining({ id: 'stream', status: 'ok' })]),
    });
    program.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(program.stdout.trim().split('\n')).toHaveLength(1);
  });

  test('with nothing set up it serves, says so, and survives a diagnosis', async () => {
    const program = await startSalon(
      inData('serve', '--port', '0', '--webhook-port', '0', '--secrets', 'memory'),
    );
    const ops = await opsOf(program);
    expect(await readHealth(ops)).toEqual({ code: 503, status: 'unhealthy' });
    expect((await fetch(`${ops}/diagnostics/coze`)).status).toBe(503);
    expect(await readHealth(ops)).toEqual({ code: 503, status: 'unhealthy' });
  });

  test('a taken port is named', async () => {
    const { port } = new URL(sandbox.access().apiBase);
    const run = await salon(
      inData('serve', '--json', '--port', port, '--webhook-port', '0', '--secrets', 'memory'),
    );
    expectError(run, 'INVALID_INPUT', 2);
    expect(run.stdout).toContain(port);
  });

  test('with --demo it shows the chain once on stderr first', async () => {
    const program = await startSalon(
      inData('serve', '--port', '0', '--webhook-port', '0', '--sandbox', '--demo', '--lang', 'en'),
    );
    await program.firstLine(50_000);
    expect(program.stderr).toMatch(/coffee_knowledge_query .*completed/);
    expect(program.stderr).toMatch(/Answered 200/);
    expect(program.stdout.trim().split('\n')).toHaveLength(1);
  }, 60_000);

  test.skipIf(process.platform === 'win32')(
    'with --tunnel it opens the tunnel and puts its address into the first line; the program ends with it',
    async () => {
      const cloudflared = fakeCloudflared();
      const parameters = inData(
        'serve',
        '--port',
        '0',
        '--webhook-port',
        '0',
        '--sandbox',
        '--tunnel',
        'cloudflared',
        '--lang',
        'en',
      );
      const program = await startSalon(parameters, {
        PATH: `${cloudflared.folder}:${process.env['PATH'] ?? ''}`,
      });
      const ready = readySchema
        .extend({ tunnel: z.string() })
        .parse(JSON.parse(await program.firstLine()));
      expect(ready.tunnel).toBe('https://crema-foam-1.trycloudflare.com/webhook/coze');
      expect(cloudflared.calls()).toEqual([
        `tunnel --no-autoupdate --url ${new URL(ready.webhook).origin}`,
      ]);
      expect(program.stderr).toContain(ready.tunnel);
      program.kill('SIGTERM');
      expect(await program.ended).toBe(0);
      const [pid = 0] = cloudflared.pids();
      expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    },
  );

  test('saved cases that fail and passed before make it degraded, with the reason', async () => {
    const folder = tempFolder();
    const place = [
      '--data-dir',
      folder,
      '--secrets',
      `file:${join(folder, 'secrets.json')}`,
      '--lang',
      'en',
    ];
    await salon(['profile', 'list', ...place]);
    const { database } = openStorage(
      folder,
      await databaseKey(new FileSecretStore(join(folder, 'secrets.json'))),
      () => new Date(),
    );
    const store = new AcceptanceStore(database);
    store.addCase(
      SANDBOX_PROFILE.id,
      { id: 'c1', name: 'Tips', question: 'How?', toolName: null, contains: '' },
      1,
    );
    for (const passed of [true, false])
      store.recordCaseRun({ caseId: 'chat:c1', at: 2, passed, detail: '' });
    database.close();
    const program = await startSalon([
      'serve',
      '--port',
      '0',
      '--webhook-port',
      '0',
      '--sandbox',
      ...place,
    ]);
    const ops = await opsOf(program);
    await eventually(
      async () =>
        (await readHealth(ops)).status === 'degraded' &&
        (await healthOf(ops)).services.coze_client === 'ok',
      'degraded although the link is fine',
      40_000,
    );
    expect((await healthOf(ops)).reasons).toEqual([
      {
        service: 'acceptance',
        code: 'ACCEPTANCE_REGRESSED',
        message: expect.stringContaining('1'),
        remedy: expect.stringMatching(/\S/),
      },
    ]);
  }, 60_000);

  test('with a tunnel that is not set up it ends and says so', async () => {
    const run = await salon(
      inData(
        'serve',
        '--json',
        '--port',
        '0',
        '--webhook-port',
        '0',
        '--sandbox',
        '--tunnel',
        'ssh',
      ),
    );
    expectError(run, 'TUNNEL_NOT_CONFIGURED', 3);
  });
});
