import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cozeSignature } from '../../src/core/webhook/receive/webhook-auth';
import { eventually } from '../fakes/deferred';
import { tempFolder } from '../fakes/temp-folder';
import { expectError, salon, startSalon } from './run-salon';

const readySchema = z.strictObject({
  ready: z.literal(true),
  ops: z.string(),
  webhook: z.string(),
  webhookToken: z.string().nullable(),
});
const listSchema = z.strictObject({
  events: z.array(
    z.strictObject({
      id: z.string(),
      receivedAt: z.iso.datetime(),
      event: z.string(),
      status: z.string(),
      attempts: z.number(),
      verified: z.boolean(),
    }),
  ),
});

/** A data folder with its secrets in a file, as on a server. */
function place(): string[] {
  const folder = tempFolder();
  return ['--data-dir', join(folder, 'data'), '--secrets', `file:${join(folder, 'secrets.json')}`];
}

describe('serve with webhooks', () => {
  test(
    'prints address and token only when told to, takes a delivery, and another command sees, ' +
      'sends and replays',
    async () => {
      const where = place();
      const program = await startSalon([
        'serve',
        '--port',
        '0',
        '--webhook-port',
        '0',
        '--print-token',
        '--verify-token',
        'vt',
        ...where,
      ]);
      const { webhook, webhookToken, ops } = readySchema.parse(
        JSON.parse(await program.firstLine()),
      );
      expect(new URL(webhook).pathname).toBe('/webhook/coze');
      const sent = await salon(['webhook', 'send', '--url', webhook, '--json', ...where]);
      expect(
        sent.read(z.strictObject({ status: z.number(), body: z.string(), ms: z.number() })),
      ).toMatchObject({ status: 200, body: expect.stringContaining('"duplicate":false') });

      const body = Buffer.from(
        '{"header":{"event_type":"bot.published","event_id":"e1"},"event":{}}',
      );
      const [timestamp, nonce] = [String(Date.now()), 'n'];
      const signature = cozeSignature({ timestamp, nonce, verifyToken: 'vt', body });
      const signed = await fetch(webhook, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-coze-timestamp': timestamp,
          'x-coze-nonce': nonce,
          'x-coze-signature': signature,
        },
      });
      expect(signed.status).toBe(200);
      expect(
        (
          await fetch(webhook, {
            method: 'POST',
            body,
            headers: { 'content-type': 'application/json', authorization: 'Bearer wrong' },
          })
        ).status,
      ).toBe(401);
      const health = z
        .object({ services: z.record(z.string(), z.string()) })
        .parse(await (await fetch(`${ops}/health`)).json());
      expect(health.services['webhook_listener']).toBe('ok');

      const list = async (...options: string[]): Promise<z.infer<typeof listSchema>['events']> =>
        (await salon(['webhook', 'list', '--json', ...options, ...where])).read(listSchema).events;
      await eventually(
        async () => (await list('--status', 'delivered')).length === 2,
        'both are delivered',
        20_000,
      );
      expect(await list('--limit', '1', '--status', 'refused')).toMatchObject([
        { status: 'refused', verified: false },
      ]);
      const [newest] = await list('--status', 'delivered');
      const replayed = await salon(['webhook', 'replay', newest?.id ?? '', '--json', ...where]);
      expect(replayed.json()).toMatchObject({
        event: 'bot.published',
        status: 'delivered',
        repeats: newest?.id,
        verdict: 'same',
        answer: { status: 200 },
      });
      program.kill('SIGTERM');
      expect(await program.ended).toBe(0);
      expect(program.stdout.trim().split('\n')).toHaveLength(1);
      expect(program.stderr).not.toContain(webhookToken);
      // S6: what proves something is nowhere in the data folder, as it is or in another shape.
      const data = where[1] ?? '';
      const shapes = [
        webhookToken ?? '',
        Buffer.from(webhookToken ?? '').toString('base64'),
        Buffer.from(webhookToken ?? '').toString('hex'),
        nonce + signature,
      ].filter((shape) => shape.length > 20);
      const files = readdirSync(data, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
      expect(files.length).toBeGreaterThan(0);
      expect(files.filter((text) => shapes.some((shape) => text.includes(shape)))).toEqual([]);
    },
    60_000,
  );

  test('without --print-token the token is null', async () => {
    const program = await startSalon(['serve', '--port', '0', '--webhook-port', '0', ...place()]);
    expect(readySchema.parse(JSON.parse(await program.firstLine())).webhookToken).toBeNull();
  });

  test('a taken webhook port is named', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    const run = await salon(['serve', '--json', '--port', '0', '--webhook-port', port, ...place()]);
    server.close();
    expectError(run, 'INVALID_INPUT', 2);
    expect(run.stdout).toContain(port);
  });
});

describe('webhook', () => {
  test('send to nobody says so and exits with 1; a file is sent as it is', async () => {
    const file = join(tempFolder(), 'event.json');
    writeFileSync(file, '{"event":"mine"}');
    const run = await salon([
      'webhook',
      'send',
      '--json',
      '--url',
      'http://127.0.0.1:1/webhook/coze',
      '--event',
      file,
      ...place(),
    ]);
    expectError(run, 'CONNECTION_REFUSED', 1);
  });

  test('replay of what is not there, and a status that is none', async () => {
    const where = place();
    expectError(
      await salon(['webhook', 'replay', 'whd_gone', '--json', ...where]),
      'DELIVERY_MISSING',
      1,
    );
    expectError(
      await salon(['webhook', 'list', '--status', 'sad', '--json', ...where]),
      'INVALID_INPUT',
      2,
    );
  });

  test('list of a new folder is empty', async () => {
    expect((await salon(['webhook', 'list', '--json', ...place()])).read(listSchema)).toEqual({
      events: [],
    });
  });
});
