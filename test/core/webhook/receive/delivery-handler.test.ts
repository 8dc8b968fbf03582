import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { WEBHOOK_BODY_MAX } from '../../../../src/shared/model/webhook';
import {
  ask,
  GUIDE_BODY,
  startTestWebhooks,
  type TestWebhooks,
} from '../../../fakes/test-webhooks';
import { eventually } from '../../../fakes/deferred';

const receivedSchema = z.strictObject({
  received: z.literal(true),
  id: z.string(),
  duplicate: z.boolean(),
});
const errorSchema = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string() }),
});
const codeOf = (body: string): string => errorSchema.parse(JSON.parse(body)).error.code;
const stored = async (rig: TestWebhooks, filter = '-status:refused'): Promise<number> =>
  (await rig.service.list.page(filter, 0, 200)).total;

const filled = (size: number): string => `"${'x'.repeat(size - 2)}"`;

describe('what is refused', () => {
  test.each([
    [{ authorization: undefined }, 401, 'WEBHOOK_UNAUTHORIZED'],
    [{ authorization: 'Bearer wrong' }, 401, 'WEBHOOK_UNAUTHORIZED'],
    [{ 'content-type': 'text/plain' }, 415, 'WEBHOOK_UNSUPPORTED_TYPE'],
    [{ 'content-type': undefined }, 415, 'WEBHOOK_UNSUPPORTED_TYPE'],
    [{ 'content-type': 'application/json; charset=gbk' }, 415, 'WEBHOOK_UNSUPPORTED_TYPE'],
    [{ 'content-encoding': 'gzip' }, 415, 'WEBHOOK_UNSUPPORTED_TYPE'],
    [{ origin: 'https://evil.example' }, 403, 'WEBHOOK_ORIGIN_REFUSED'],
    [{ origin: 'null' }, 403, 'WEBHOOK_ORIGIN_REFUSED'],
    [{ 'sec-fetch-site': 'cross-site' }, 403, 'WEBHOOK_ORIGIN_REFUSED'],
    [{ host: 'evil.example' }, 403, 'WEBHOOK_HOST_REFUSED'],
    [{ host: '127.0.0.1.evil.example' }, 403, 'WEBHOOK_HOST_REFUSED'],
  ])('%j gives %i %s', async (headers, status, code) => {
    const rig = await startTestWebhooks();
    const answer = await rig.post(GUIDE_BODY, headers);
    expect([answer.status, codeOf(answer.body)]).toEqual([status, code]);
    expect(await stored(rig)).toBe(0);
  });

  test.each([
    ['{"a":1', 'not-json'],
    ['{"a":1,"a":2}', 'duplicate-names'],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'too-deep'],
    [Buffer.from([0x22, 0xff, 0x22]), 'not-utf8'],
    ['', 'not-json'],
  ] as [string | Buffer, string][])(
    'body %# gives 400, and the reason is kept: %s',
    async (body, reason) => {
      const rig = await startTestWebhooks();
      const answer = await rig.post(body);
      expect([answer.status, codeOf(answer.body)]).toEqual([400, 'WEBHOOK_INVALID_BODY']);
      await eventually(async () => (await stored(rig, 'status:refused')) === 1, 'kept');
      const [row] = (await rig.service.list.page('status:refused', 0, 1)).rows;
      expect(rig.service.inspector.open(row?.id ?? '')).toMatchObject({
        verification: { reason },
        answerStatus: 400,
      });
    },
  );

  test('a body over 1 MiB gives 413, one of exactly 1 MiB is fine', async () => {
    const rig = await startTestWebhooks();
    expect((await rig.post(filled(WEBHOOK_BODY_MAX))).status).toBe(200);
    expect((await rig.post(filled(WEBHOOK_BODY_MAX + 1))).status).toBe(413);
    const chunked = await ask(rig.url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${rig.token}`,
        'content-type': 'application/json',
        'transfer-encoding': 'chunked',
      },
      body: filled(WEBHOOK_BODY_MAX + 1),
    });
    expect(chunked.status).toBe(413);
  });

  test('wrong tokens of one source are counted and slowed down, a right one always passes', async () => {
    const rig = await startTestWebhooks();
    const statuses = [];
    for (let attempt = 0; attempt < 25; attempt += 1)
      statuses.push(
        (await rig.post(GUIDE_BODY, { authorization: `Bearer wrong-${attempt}` })).status,
      );
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    expect((await rig.post(GUIDE_BODY)).status).toBe(200);
    await eventually(() => rig.service.state.value.counts.refused === 25, 'all are counted');
  });

  test.each([
    ['GET', '/webhook/coze'],
    ['PUT', '/webhook/coze'],
    ['DELETE', '/webhook/coze'],
    ['OPTIONS', '/webhook/coze'],
    ['HEAD', '/webhook/coze'],
    ['PATCH', '/webhook/coze'],
    ['POST', '/'],
    ['POST', '/webhook'],
    ['POST', '/webhook/coze/'],
    ['POST', '/webhook/cozex'],
    ['POST', '/webhook//coze'],
    ['POST', '/WEBHOOK/COZE'],
    ['GET', '/health'],
    ['GET', '/favicon.ico'],
  ])('%s %s gives 404 without a name, a version or a word', async (method, path) => {
    const rig = await startTestWebhooks();
    const answer = await ask(new URL(path, rig.url).href, {
      method,
      headers: { authorization: `Bearer ${rig.token}` },
    });
    expect([answer.status, answer.body]).toEqual([404, '']);
    expect(
      Object.keys(answer.headers).filter(
        (name) => !['date', 'connection', 'keep-alive', 'content-length'].includes(name),
      ),
    ).toEqual([]);
  });
});

/** S3: what a browser and a stranger may send, in every combination. */
describe('S3: Host x Origin x Sec-Fetch-Site x method x token', () => {
  test(
    'only the one good cell is taken, every bad one is refused before its body is read, and ' +
      'no answer has a CORS header',
    async () => {
      const rig = await startTestWebhooks();
      const { port } = new URL(rig.url);
      const wrong: string[] = [];
      let good = 0;
      for (const host of [
        `127.0.0.1:${port}`,
        `localhost:${port}`,
        'evil.example',
        `evil.example:${port}`,
        '0.0.0.0',
        '[::ffff:127.0.0.1]',
        '169.254.1.1',
      ])
        for (const origin of [
          undefined,
          'null',
          'https://evil.example',
          `http://127.0.0.1:${port}`,
        ])
          for (const site of [undefined, 'none', 'same-origin', 'same-site', 'cross-site'])
            for (const method of ['POST', 'GET', 'OPTIONS'])
              for (const authorization of [`Bearer ${rig.token}`, 'Bearer wrong', undefined]) {
                const isLocal = host.startsWith('127.0.0.1:') || host.startsWith('localhost:');
                const isGood =
                  isLocal &&
                  origin === undefined &&
                  (site === undefined || site === 'none') &&
                  method === 'POST' &&
                  authorization === `Bearer ${rig.token}`;
                const headers = {
                  host,
                  origin,
                  'sec-fetch-site': site,
                  authorization,
                  'content-type': 'application/json',
                  'idempotency-key': String(good),
                };
                // A bad one is answered although its body never comes.
                const answer = isGood
                  ? await ask(rig.url, { method, headers, body: GUIDE_BODY })
                  : await headOnly(port, method, headers);
                const cors = Object.keys(answer.headers).filter((name) =>
                  name.startsWith('access-control'),
                );
                if (isGood) good += 1;
                if ((answer.status === 200) !== isGood || cors.length > 0)
                  wrong.push(JSON.stringify({ method, ...headers, status: answer.status, cors }));
              }
      expect(wrong).toEqual([]);
      expect(good).toBe(4);
      expect(await stored(rig)).toBe(good);
    },
  );
});

/** Sends headers that promise a body, and no body. */
function headOnly(
  port: string,
  method: string,
  headers: Record<string, string | undefined>,
): Promise<{ status: number; headers: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    const lines = Object.entries(headers)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}: ${value}`);
    let text = '';
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      if (!text.includes('\r\n\r\n')) return;
      socket.destroy();
      const [first = '', ...rest] = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n');
      resolve({
        status: Number(first.split(' ')[1]),
        headers: Object.fromEntries(
          rest.map((line) => [
            line.slice(0, line.indexOf(':')).toLowerCase(),
            line.slice(line.indexOf(':') + 2),
          ]),
        ),
      });
    });
    socket.on('error', reject);
    socket.write(
      `${method} /webhook/coze HTTP/1.1\r\n${lines.join('\r\n')}\r\ncontent-length: 100\r\n\r\n`,
    );
  });
}

describe('the public address', () => {
  test('its Host is served, and no other', async () => {
    const rig = await startTestWebhooks({
      settings: { webhookPublicUrl: 'https://salon.example:8443' },
    });
    expect((await rig.post(GUIDE_BODY, { host: 'salon.example:8443' })).status).toBe(200);
    expect((await rig.post(GUIDE_BODY, { host: 'SALON.example:8443' })).status).toBe(200);
    expect((await rig.post(GUIDE_BODY, { host: 'salon.example' })).status).toBe(403);
    rig.service.setPublicAddress('');
    await rig.service.settingsChanged();
    expect((await rig.post(GUIDE_BODY, { host: 'salon.example:8443' })).status).toBe(403);
  });

  test('behind a proxy the sender is the last address the proxy names, and strangers cannot make one up', async () => {
    const rig = await startTestWebhooks();
    const { id } = receivedSchema.parse(
      JSON.parse((await rig.post(GUIDE_BODY, { 'x-forwarded-for': '1.1.1.1, 203.0.113.9' })).body),
    );
    expect(rig.service.inspector.open(id).source).toBe('203.0.113.9');
    const other = receivedSchema.parse(
      JSON.parse((await rig.post('{"event":"y"}', { 'x-forwarded-for': '<script>' })).body),
    );
    expect(rig.service.inspector.open(other.id).source).toBe('127.0.0.1');
  });
});
