import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../fakes/build-once';
import { startForwardProxy } from '../fakes/forward-proxy';
import { sampleProfile } from '../fakes/sample-profile';
import { tempFolder } from '../fakes/temp-folder';
import { keyOptions, sandboxForAll } from './own-sandbox';
import { expectError, inData, salon } from './run-salon';

const sandbox = sandboxForAll();

// The program that is tested is built without the page of the operations listener; this stands for
// it.
beforeAll(() => {
  mkdirSync(join(ROOT, '.cache/monitoring'), { recursive: true });
  writeFileSync(
    join(ROOT, '.cache/monitoring/index.html'),
    '<!doctype html><title>figures</title>',
  );
});

const documentSchema = z.object({
  passed: z.boolean(),
  criteria: z.array(
    z.object({
      id: z.string(),
      target: z.number(),
      measured: z.number().nullable(),
      unit: z.string(),
      passed: z.boolean(),
    }),
  ),
  checks: z.array(z.object({ id: z.string(), passed: z.boolean(), detail: z.string() })),
});

describe('acceptance', () => {
  test('on the sandbox: the documented document, exit 0, and a report in one file', async () => {
    const file = join(tempFolder(), 'report.html');
    const run = await salon(
      inData(
        'acceptance',
        '--json',
        '--sandbox',
        '--calls',
        '10',
        '--duration',
        '1',
        '--report',
        file,
        '--lang',
        'en',
      ),
    );
    const { passed, criteria, checks } = run.read(documentSchema);
    expect(checks.filter((check) => !check.passed)).toEqual([]);
    expect(criteria.map(({ id, target, unit }) => [id, target, unit])).toEqual([
      ['success_rate', 99, '%'],
      ['mean_latency', 2, 's'],
      ['throughput', 50, '1/s'],
      ['recovery', 30, 's'],
    ]);
    expect([passed, run.code]).toEqual([true, 0]);
    expect(checks).toHaveLength(10);
    const report = readFileSync(file, 'utf8');
    expect(report).toContain('All passed');
    expect(report).not.toMatch(/<script|https?:\/\/(?!127)/);
  }, 90_000);
});

describe.concurrent('acceptance, what it refuses', () => {
  test('an id nobody knows is wrong usage', async () => {
    expectError(
      await salon(inData('acceptance', '--json', '--sandbox', '--only', 'speed')),
      'INVALID_INPUT',
      2,
    );
  });

  test('the cloud is not called without a word of consent, and the refusal says what it costs', async () => {
    const run = await salon(
      inData(
        'acceptance',
        '--json',
        '--lang',
        'en',
        '--api-base',
        'https://api.coze.cn',
        '--pat',
        'pat_not_a_real_one',
        '--bot-id',
        '1',
      ),
    );
    expectError(run, 'ACCEPTANCE_NOT_AGREED', 1);
    expect(run.stdout).toContain('123 API calls');
  });

  test('a server on this machine that is named costs nothing, and faults are made before it', async () => {
    const run = await salon(
      inData(
        'acceptance',
        '--json',
        '--only',
        'success_rate,recovery,conversation',
        '--calls',
        '3',
        ...keyOptions(sandbox.access()),
      ),
    );
    const { criteria, passed } = run.read(documentSchema);
    expect([passed, criteria.map(({ id }) => id), run.code]).toEqual([
      true,
      ['success_rate', 'recovery'],
      0,
    ]);
    expect(run.json()).toMatchObject({
      conditions: { target: 'local', perMinute: null },
      faults: expect.arrayContaining([
        expect.objectContaining({ id: 'network_gone', place: 'target' }),
      ]),
    });
  }, 90_000);

  test(
    'a connection behind a proxy that wants a password is tried through it, and the password ' +
      'is shown nowhere',
    async ({ onTestFinished }) => {
      const { apiBase, pat, botId } = sandbox.access();
      const password = 'proxy-canary-7261';
      const proxy = await startForwardProxy({
        hosts: { 'studio.local': Number(new URL(apiBase).port) },
        login: { user: 'lin', password },
        asLoopback: true,
      });
      onTestFinished(() => proxy.close());
      const folder = tempFolder();
      const stored = { 'profile/p1/pat': pat, 'proxy/password': password };
      writeFileSync(
        join(folder, 'secrets.json'),
        JSON.stringify(
          Object.fromEntries(
            Object.entries(stored).map(([name, value]) => [
              name,
              Buffer.from(value).toString('base64'),
            ]),
          ),
        ),
        { mode: 0o600 },
      );
      mkdirSync(join(folder, 'data'));
      const settings = {
        proxyMode: 'custom',
        proxyAddress: `http://127.0.0.1:${proxy.port}`,
        proxyUser: 'lin',
      };
      const profile = sampleProfile({
        platform: 'studio',
        apiBase: 'http://studio.local',
        auth: 'pat',
        appId: '',
        kid: '',
        botId,
      });
      writeFileSync(
        join(folder, 'data', 'settings.json'),
        JSON.stringify({ settings, profiles: [profile], activeProfileId: 'p1' }),
      );
      const run = await salon([
        'acceptance',
        '--json',
        '--yes',
        '--debug',
        '--target',
        'active',
        '--only',
        'access_token,conversation',
        '--data-dir',
        join(folder, 'data'),
        '--secrets',
        `file:${join(folder, 'secrets.json')}`,
      ]);
      expect(
        run
          .read(documentSchema)
          .checks.map(({ id, passed, detail }) => [id, passed, passed ? '' : detail]),
      ).toEqual([
        ['access_token', true, ''],
        ['conversation', true, ''],
      ]);
      expect(proxy.seen.filter((line) => line.includes('http://studio.local/v3/chat'))).not.toEqual(
        [],
      );
      expect(`${run.stdout}${run.stderr}`).not.toContain(password);
    },
    60_000,
  );

  test('only what is asked for is run', async () => {
    const run = await salon(
      inData('acceptance', '--json', '--sandbox', '--only', 'access_token,webhook'),
    );
    const { criteria, checks } = run.read(documentSchema);
    expect([criteria, checks.map(({ id, passed }) => [id, passed]), run.code]).toEqual([
      [],
      [
        ['access_token', true],
        ['webhook', true],
      ],
      0,
    ]);
  });
});
