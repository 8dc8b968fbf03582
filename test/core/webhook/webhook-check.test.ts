import { expect, test } from 'vitest';
import { AppError } from '../../../src/core/lib/errors';
import { webhookCheck, type WebhookStanding } from '../../../src/core/webhook/webhook-check';
import { startStub } from '../../fakes/stub-server';
import { startTestWebhooks } from '../../fakes/test-webhooks';

const STANDING: WebhookStanding = {
  status: 'listening',
  error: null,
  port: 8787,
  dead: 0,
  unverified: 0,
  elsewhere: 'nobody',
};
const run = (change: Partial<WebhookStanding>) =>
  webhookCheck(() => Promise.resolve({ ...STANDING, ...change })).run(new AbortController().signal);

test.each([
  [{}, 'ok', undefined],
  [{ status: 'stopped' }, 'skip', undefined],
  [{ status: 'stopped', elsewhere: 'ours' }, 'ok', undefined],
  [{ status: 'stopped', elsewhere: 'foreign' }, 'fail', 'WEBHOOK_PORT_TAKEN'],
  [
    { status: 'failed', error: new AppError('WEBHOOK_PORT_TAKEN', { params: { port: 8787 } }) },
    'fail',
    'WEBHOOK_PORT_TAKEN',
  ],
  [{ dead: 2 }, 'warn', 'WEBHOOK_DEAD_LETTERS'],
  [{ unverified: 1 }, 'warn', 'WEBHOOK_SIGNATURE_FAILED'],
] as [Partial<WebhookStanding>, string, string | undefined][])(
  '%j is %s',
  async (change, status, code) => {
    const outcome = await run(change);
    expect([outcome.status, outcome.error?.code]).toEqual([status, code]);
  },
);

test(
  'a wrong token of the last hour is a warning with the guide’s remedy, and who has the ' +
    'port is found out',
  async () => {
    const rig = await startTestWebhooks();
    await rig.post('{}', { authorization: 'Bearer wrong' });
    await expect.poll(async () => (await rig.service.standing()).unverified).toBe(1);
    const other = await startTestWebhooks();
    await other.service.stopListening();
    const elsewhere = async (port: number): Promise<string> => {
      other.settings.changeSettings({ webhookPort: port });
      await other.service.listen(port).catch(() => {});
      await other.service.stopListening();
      return (await other.service.standing()).elsewhere;
    };
    expect(await elsewhere(Number(new URL(rig.url).port))).toBe('ours');
    const stub = await startStub((_request, response) => void response.end('hello'));
    expect(await elsewhere(Number(new URL(stub.origin).port))).toBe('foreign');
    await stub.close();
    expect(await elsewhere(Number(new URL(stub.origin).port))).toBe('nobody');
  },
);
