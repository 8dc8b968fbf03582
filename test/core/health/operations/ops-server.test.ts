import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { healthReport } from '../../../../src/core/health/operations/health-report';
import { Metrics } from '../../../../src/core/health/metrics/metrics';
import {
  startOpsServer,
  type OpsServer,
  type OpsSource,
} from '../../../../src/core/health/operations/ops-server';
import { AppError } from '../../../../src/core/lib/errors';
import { Translator } from '../../../../src/core/lib/translator';
import { systemClock } from '../../../../src/core/ports/clock';
import { processUsage } from '../../../../src/core/ports/resource-usage';
import type { ErrorView } from '../../../../src/shared/model/error-view';
import type { LinkStatus } from '../../../../src/shared/model/health';
import { tempFolder } from '../../../fakes/temp-folder';

const translator = new Translator('en');
let server: OpsServer;
let source: OpsSource;
let folder: string;
let diagnoses: number;
let status: LinkStatus;
let kaiStatus: LinkStatus;
let webhook: LinkStatus;
let webhookReason: ErrorView | null;
let regression: ErrorView | null;
let diagnose: OpsSource['diagnose'];

beforeEach(async () => {
  diagnoses = 0;
  status = 'ok';
  kaiStatus = 'not-set-up';
  webhook = 'not-set-up';
  webhookReason = null;
  regression = null;
  diagnose = () => Promise.resolve({ healthy: true, checks: [] });
  const monitoring = new Metrics(systemClock, processUsage);
  folder = join(tempFolder(), 'page');
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'page.js'), 'void 0;');
  writeFileSync(join(folder, 'notes.txt'), 'not for anybody');
  writeFileSync(join(folder, '..', 'secret.js'), 'outside');
  source = {
    health: () =>
      healthReport(
        {
          coze: { status, reason: null },
          kai: { status: kaiStatus, reason: null },
          webhook: { status: webhook, reason: webhookReason },
          regression,
        },
        new Date(),
      ),
    figures: () => monitoring.figures(),
    page: (range) => ({
      language: 'zh-CN',
      theme: 'system',
      figures: monitoring.figures(),
      services: {},
      resources: [],
      history: monitoring.callHistories(range),
    }),
    metrics: () =>
      Promise.resolve({
        type: 'text/plain; version=0.0.4; charset=utf-8',
        text: 'salon_uptime_seconds 1\n',
      }),
    pageFolder: folder,
    diagnoseKai: () => Promise.resolve({ healthy: true, checks: [{ id: 'kai-dns' }] }),
    diagnose: () => {
      diagnoses += 1;
      return diagnose();
    },
  };
  server = await startOpsServer(source, 0);
});
afterEach(() => server.close());

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: unknown;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(server.url + path, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: String(response.headers['content-type']).startsWith('application/json')
            ? JSON.parse(text)
            : text,
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('it listens on the loopback address only', () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test.each([
  ['ok', 200, 'healthy', 'ok'],
  ['checking', 503, 'degraded', 'degraded'],
  ['degraded', 503, 'degraded', 'degraded'],
  ['down', 503, 'unhealthy', 'error'],
  ['not-set-up', 503, 'unhealthy', 'not_configured'],
] as ReadonlyArray<[LinkStatus, number, string, string]>)(
  '/health while the link is %s',
  async (link, code, overall, service) => {
    status = link;
    const answer = await ask('/health');
    expect(answer.status).toBe(code);
    expect(answer.body).toEqual({
      status: overall,
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      services: {
        auth_manager: service,
        coze_client: service,
        kai_manager: 'not_configured',
        webhook_listener: 'not_configured',
      },
      reasons: [],
    });
  },
);

test.each([
  ['ok', 200, 'healthy', 'ok'],
  ['down', 503, 'degraded', 'error'],
  ['not-set-up', 200, 'healthy', 'not_configured'],
] as const)('/health while the webhook listener is %s', async (link, code, overall, state) => {
  webhook = link;
  const answer = await ask('/health');
  expect(answer.status).toBe(code);
  expect(answer.body).toMatchObject({ status: overall, services: { webhook_listener: state } });
});

test('/health is degraded while saved cases fail that passed before, and says so beside the fixed fields', async () => {
  regression = translator.describe(new AppError('ACCEPTANCE_REGRESSED', { params: { count: 2 } }));
  const answer = await ask('/health');
  expect(answer.status).toBe(503);
  expect(answer.body).toMatchObject({
    status: 'degraded',
    services: {
      auth_manager: 'ok',
      coze_client: 'ok',
      kai_manager: 'not_configured',
      webhook_listener: 'not_configured',
    },
    reasons: [
      {
        service: 'acceptance',
        code: 'ACCEPTANCE_REGRESSED',
        message: expect.stringContaining('2'),
        remedy: expect.stringMatching(/\S/),
      },
    ],
  });
  status = 'down';
  expect((await ask('/health')).body).toMatchObject({ status: 'unhealthy' });
});

test('/health names the reason of a service that fails', async () => {
  webhook = 'down';
  webhookReason = translator.describe(
    new AppError('WEBHOOK_PORT_TAKEN', { params: { port: 8787 } }),
  );
  expect((await ask('/health')).body).toMatchObject({
    reasons: [{ service: 'webhook_listener', code: 'WEBHOOK_PORT_TAKEN' }],
  });
});

test('/diagnostics/coze runs the diagnosis now', async () => {
  expect(await ask('/diagnostics/coze?x=1')).toMatchObject({
    status: 200,
    body: { healthy: true, checks: [] },
  });
  expect(diagnoses).toBe(1);
});

test('a diagnosis that is not possible, or breaks, is told without detail, and the server lives on', async () => {
  diagnose = () => Promise.reject(new AppError('NOT_CONFIGURED'));
  expect(await ask('/diagnostics/coze')).toMatchObject({
    status: 503,
    body: { error: 'NOT_CONFIGURED' },
  });
  diagnose = () => Promise.reject(new TypeError('canary'));
  const broken = await ask('/diagnostics/coze');
  expect(broken).toMatchObject({ status: 500, body: { error: 'INTERNAL' } });
  expect(JSON.stringify(broken)).not.toContain('canary');
  expect((await ask('/health')).status).toBe(200);
});

test('anything else is 404 without a name', async () => {
  for (const path of [
    '/',
    '/metrics/../../x',
    '/favicon.ico',
    '/%00',
    '/monitoring/../secret.js',
    '/monitoring/%2e%2e/secret.js',
    '/monitoring/notes.txt',
    '/monitoringx',
  ]) {
    const answer = await ask(path);
    expect(answer).toMatchObject({ status: 404, body: { error: 'not_found' } });
    expect(JSON.stringify(answer.headers)).not.toMatch(/coffee|salon|express|hono/i);
  }
});

describe('S3: who may ask', () => {
  const { port } = { port: '8080' };
  const HOSTS: ReadonlyArray<[string, boolean]> = [
    ['127.0.0.1', true],
    [`127.0.0.1:${port}`, true],
    ['localhost', true],
    [`localhost:${port}`, true],
    [`[::1]:${port}`, true],
    ['evil.example', false],
    [`evil.example:${port}`, false],
    ['localhost.evil.example', false],
    ['127.0.0.1.evil.example', false],
    ['127.0.0.1@evil.example', false],
    ['0.0.0.0', false],
    ['192.168.1.2', false],
    ['localhost:80:80', false],
  ];
  const ORIGINS: ReadonlyArray<[string | undefined, boolean]> = [
    [undefined, true],
    ['https://evil.example', false],
    ['null', false],
    ['http://localhost:8080', false],
  ];
  const SITES: ReadonlyArray<[string | undefined, boolean]> = [
    [undefined, true],
    ['none', true],
    ['same-origin', true],
    ['cross-site', false],
    ['same-site', false],
  ];
  const METHODS: ReadonlyArray<[string, boolean]> = [
    ['GET', true],
    ['POST', false],
    ['OPTIONS', false],
    ['PUT', false],
    ['DELETE', false],
  ];

  test('the whole matrix of Host, Origin, Sec-Fetch-Site and method', async () => {
    const wrong: string[] = [];
    for (const [host, goodHost] of HOSTS) {
      for (const [origin, goodOrigin] of ORIGINS) {
        for (const [site, goodSite] of SITES) {
          for (const [method, goodMethod] of METHODS) {
            const headers = {
              host,
              ...(origin !== undefined && { origin }),
              ...(site !== undefined && { 'sec-fetch-site': site }),
            };
            const before = diagnoses;
            const answer = await ask('/diagnostics/coze', headers, method);
            const isGood = goodHost && goodOrigin && goodSite && goodMethod;
            const isAnswered = answer.status === 200 && diagnoses === before + 1;
            const isRefused = [400, 403, 405].includes(answer.status) && diagnoses === before;
            const hasCors = Object.keys(answer.headers).some((name) =>
              name.startsWith('access-control'),
            );
            if (hasCors || (isGood ? !isAnswered : !isRefused))
              wrong.push(`${method} ${host} ${origin ?? '-'} ${site ?? '-'}: ${answer.status}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

test('/monitoring is a page with a policy of its own, and its files', async () => {
  const page = await ask('/monitoring');
  expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>page</title>' });
  expect(page.headers['content-security-policy']).toContain(
    "default-src 'none'; script-src 'self'",
  );
  expect(await ask('/monitoring/page.js')).toMatchObject({
    status: 200,
    body: 'void 0;',
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
});

test('/monitoring.json has every figure of every service', async () => {
  const { body } = await ask('/monitoring.json');
  const figures = {
    calls: 0,
    successRate: null,
    meanMs: null,
    p50Ms: null,
    p95Ms: null,
    p99Ms: null,
    errors: {},
  };
  expect(body).toMatchObject({
    window: '5m',
    api: figures,
    kai: figures,
    webhook: figures,
    resources: {
      cpuPercent: expect.any(Number),
      rssMb: expect.any(Number),
      uptimeS: expect.any(Number),
    },
  });
});

test('a range nobody knows is the last hour', async () => {
  expect((await ask('/monitoring/page.json?range=24h')).body).toMatchObject({
    history: { api: { range: '24h', stepSeconds: 60 } },
  });
  expect((await ask('/monitoring/page.json?range=forever')).body).toMatchObject({
    history: { api: { range: '1h' } },
  });
});

test('/metrics is Prometheus text', async () => {
  expect(await ask('/metrics')).toMatchObject({
    status: 200,
    body: 'salon_uptime_seconds 1\n',
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
  });
});

test('a taken port is told', async () => {
  const { port } = new URL(server.url);
  await expect(startOpsServer(source, Number(port))).rejects.toMatchObject({
    code: 'OPS_PORT_TAKEN',
    params: { port: Number(port) },
  });
});

describe('KAI', () => {
  test.each([
    ['ok', 200, 'healthy', 'ok'],
    ['not-set-up', 200, 'healthy', 'not_configured'],
    ['degraded', 503, 'degraded', 'degraded'],
    ['down', 503, 'degraded', 'error'],
  ] as ReadonlyArray<[LinkStatus, number, string, string]>)(
    'that is %s shows as kai_manager; without it the bot still answers',
    async (link, code, overall, service) => {
      kaiStatus = link;
      const answer = await ask('/health');
      expect(answer.status).toBe(code);
      expect(answer.body).toMatchObject({
        status: overall,
        services: { coze_client: 'ok', kai_manager: service },
      });
    },
  );

  test('is diagnosed by itself', async () => {
    expect(await ask('/diagnostics/kai')).toMatchObject({
      status: 200,
      body: { checks: [{ id: 'kai-dns' }] },
    });
    expect(diagnoses).toBe(0);
  });
});
