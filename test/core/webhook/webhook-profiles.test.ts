import { describe, expect, test } from 'vitest';
import { webhookSecretNames } from '../../../src/core/setup/secret-vault';
import { cozeSignature } from '../../../src/core/webhook/receive/webhook-auth';
import type { DeliveryReceiver } from '../../../src/core/ports/delivery-receiver';
import type { WebhookState } from '../../../src/shared/model/webhook';
import { appErrorIn } from '../../fakes/app-error-of';
import { eventually } from '../../fakes/deferred';
import { inboxEntry } from '../../fakes/inbox-entry';
import { sampleProfile } from '../../fakes/sample-profile';
import {
  ask,
  startTestWebhooks,
  type TestWebhooksOptions,
  type TestWebhooks,
} from '../../fakes/test-webhooks';

const CN = sampleProfile({ id: 'cn', name: '扣子' });
const COM = sampleProfile({ id: 'com', name: 'Coze' });
const RULE = {
  id: '',
  event: '*',
  status: 202,
  body: '',
  delayMs: 0,
  fault: 'none',
  enabled: true,
} as const;

async function twoProfiles(options: TestWebhooksOptions = {}): Promise<
  TestWebhooks & {
    tokens: { cn: string; com: string };
    use: (id: string) => Promise<void>;
    send: (token: string, body: string) => Promise<number>;
  }
> {
  const rig = await startTestWebhooks({ profiles: [CN, COM], ...options });
  const use = async (id: string): Promise<void> => {
    rig.settings.saveProfiles(rig.settings.read().profiles, id);
    await rig.service.profilesChanged();
  };
  await use('com');
  const com = rig.service.keys.token ?? '';
  await use('cn');
  const cn = rig.service.keys.token ?? '';
  const send = async (token: string, body: string): Promise<number> =>
    (await rig.post(body, { authorization: `Bearer ${token}` })).status;
  return { ...rig, tokens: { cn, com }, use, send };
}

/** What a screen is told, without waiting for the next announcement. */
const shown = ({ service }: TestWebhooks): WebhookState => {
  service.announce();
  return service.state.value;
};

const events = async ({ service }: TestWebhooks): Promise<string[]> =>
  (await service.list.page('', 0, 100)).rows.map(({ event }) => event).toReversed();

describe('deliveries of two profiles at one listener', () => {
  test(
    'each has a token of its own, and what comes is filed under the profile whose token it ' +
      'carries, whichever is in use',
    async () => {
      const rig = await twoProfiles();
      expect(rig.tokens.cn).not.toBe(rig.tokens.com);
      expect([
        await rig.send(rig.tokens.cn, '{"event":"a"}'),
        await rig.send(rig.tokens.com, '{"event":"b"}'),
        await rig.send(rig.tokens.com, '{"event":"c"}'),
      ]).toEqual([200, 200, 200]);
      expect(await events(rig)).toEqual(['a']);
      expect(shown(rig)).toMatchObject({ profileId: 'cn', counts: { accepted: 1 } });
      await rig.use('com');
      expect(await events(rig)).toEqual(['b', 'c']);
      expect(shown(rig)).toMatchObject({ profileId: 'com', counts: { accepted: 2 } });
    },
  );

  test('receivers learn whose it is', async () => {
    const got: string[] = [];
    const receiver: DeliveryReceiver = {
      name: 'r',
      wants: () => true,
      receive: async ({ event, profileId }) => void got.push(`${event} ${profileId}`),
    };
    const rig = await twoProfiles({ receivers: [receiver] });
    await rig.send(rig.tokens.com, '{"event":"b"}');
    await rig.send(rig.tokens.cn, '{"event":"a"}');
    await eventually(() => got.length === 2, 'both are handed on');
    expect(got.toSorted()).toEqual(['a cn', 'b com']);
  });

  test('a signature proves the profile whose verify token made it', async () => {
    const rig = await twoProfiles();
    await rig.service.keys.setGuard('callback', 'vt-cn');
    await rig.use('com');
    await rig.service.keys.setGuard('callback', 'vt-com');
    const signed = async (verifyToken: string): Promise<number> => {
      const body = Buffer.from(`{"event":"${verifyToken}"}`);
      const [timestamp, nonce] = [String(Date.now()), 'n'];
      const headers = {
        'content-type': 'application/json',
        'x-coze-timestamp': timestamp,
        'x-coze-nonce': nonce,
        'x-coze-signature': cozeSignature({ timestamp, nonce, verifyToken, body }),
      };
      return (await ask(rig.url, { method: 'POST', headers, body })).status;
    };
    expect([await signed('vt-cn'), await signed('vt-com'), await signed('vt-other')]).toEqual([
      200, 200, 401,
    ]);
    expect((await events(rig)).slice(0, 1)).toEqual(['vt-com']);
    await rig.use('cn');
    expect(await events(rig)).toEqual(['vt-cn']);
  });

  test('the same id of a sender is one delivery within a profile, and two in two', async () => {
    const rig = await twoProfiles();
    const body = '{"event":"x","event_id":"e1"}';
    for (const token of [rig.tokens.cn, rig.tokens.com, rig.tokens.cn, rig.tokens.com])
      expect(await rig.send(token, body)).toBe(200);
    expect(await events(rig)).toEqual(['x']);
    expect(shown(rig).counts).toMatchObject({ accepted: 1, duplicates: 1 });
    await rig.use('com');
    expect(await events(rig)).toEqual(['x']);
  });

  test('the same body without an id is taken once within a profile, and in each', async () => {
    const rig = await twoProfiles();
    for (const token of [rig.tokens.cn, rig.tokens.com, rig.tokens.cn, rig.tokens.com])
      await rig.send(token, '{"event":"same"}');
    expect(await events(rig)).toEqual(['same']);
    await rig.use('com');
    expect(await events(rig)).toEqual(['same']);
  });

  test('what proves nothing is told to whoever is in use', async () => {
    const rig = await twoProfiles();
    expect(await rig.send('wrong', '{}')).toBe(401);
    expect(shown(rig).counts.refused).toBe(1);
    expect((await rig.service.standing()).unverified).toBe(1);
    await rig.use('com');
    expect(shown(rig).counts.refused).toBe(0);
    expect((await rig.service.standing()).unverified).toBe(0);
  });

  test('conversations of the same number do not wait for each other', async () => {
    const seen: string[] = [];
    const receiver: DeliveryReceiver = {
      name: 'r',
      wants: () => true,
      receive: async ({ profileId }) => {
        seen.push(profileId);
        if (profileId === 'cn') throw new Error('ill');
      },
    };
    const rig = await twoProfiles({ receivers: [receiver] });
    await rig.send(rig.tokens.cn, '{"event":"1","data":{"conversation_id":"7"}}');
    await eventually(() => seen.includes('cn'), 'the first failed');
    await rig.send(rig.tokens.com, '{"event":"2","data":{"conversation_id":"7"}}');
    await eventually(() => seen.includes('com'), 'the other is not held up');
  });
});

describe('what is shown and done', () => {
  test('a delivery of another profile can be neither opened nor repeated', async () => {
    const rig = await twoProfiles();
    await rig.send(rig.tokens.com, '{"event":"b"}');
    await rig.use('com');
    const id = (await rig.service.list.page('', 0, 1)).rows[0]?.id ?? '';
    expect(rig.service.inspector.open(id).event).toBe('b');
    await rig.use('cn');
    expect(appErrorIn(() => rig.service.inspector.open(id)).code).toBe('DELIVERY_MISSING');
    expect(appErrorIn(() => rig.service.inspector.curl(id)).code).toBe('DELIVERY_MISSING');
    expect(() => rig.service.repeats.saveTest(id, 'mine')).toThrow('DELIVERY_MISSING');
    expect(() => rig.service.repeats.replay(id)).toThrow('DELIVERY_MISSING');
  });

  test('a repetition is signed with the token of the profile in use and filed under it', async () => {
    const rig = await twoProfiles();
    await rig.use('com');
    await rig.send(rig.tokens.com, '{"event":"b"}');
    const id = (await rig.service.list.page('', 0, 1)).rows[0]?.id ?? '';
    expect((await rig.service.repeats.replay(id)).status).toBe(200);
    expect(await events(rig)).toEqual(['b', 'b']);
    await rig.use('cn');
    expect(await events(rig)).toEqual([]);
  });

  test(
    'rules, tests and addresses are those of the profile in use; a rule answers only its own ' +
      'deliveries',
    async () => {
      const rig = await twoProfiles();
      rig.service.rules.save(RULE);
      rig.service.setPublicAddress('https://cn.example');
      expect(await rig.send(rig.tokens.cn, '{"event":"a"}')).toBe(202);
      const id = (await rig.service.list.page('', 0, 1)).rows[0]?.id ?? '';
      const test1 = rig.service.repeats.saveTest(id, 'mine');
      await rig.use('com');
      expect(await rig.send(rig.tokens.com, '{"event":"a"}')).toBe(200);
      expect([
        rig.service.rules.rules.value,
        rig.service.repeats.tests(),
        rig.service.state.value.activeRules,
      ]).toEqual([[], [], 0]);
      expect(rig.service.state.value.publicAddress).toEqual({ kind: 'none', url: null });
      rig.service.repeats.removeTest(test1.id);
      await rig.use('cn');
      expect(rig.service.rules.rules.value).toHaveLength(1);
      expect(rig.service.repeats.tests()).toMatchObject([{ name: 'mine' }]);
      expect(rig.service.state.value.publicAddress.url).toBe('https://cn.example/webhook/coze');
    },
  );

  test('the public addresses of all profiles lead here', async () => {
    const rig = await twoProfiles();
    rig.service.setPublicAddress('https://cn.example');
    await rig.use('com');
    rig.service.setPublicAddress('https://com.example');
    const status = async (host: string): Promise<number> =>
      (await rig.post('{"event":"x"}', { authorization: `Bearer ${rig.tokens.cn}`, host })).status;
    expect([
      await status('cn.example'),
      await status('com.example'),
      await status('evil.example'),
    ]).toEqual([200, 200, 403]);
  });

  test('only dead letters of the profile in use are handed on again', async () => {
    const rig = await startTestWebhooks({ profiles: [CN, COM], wrapWriter: (writer) => writer });
    const { DirectInboxWriter } =
      await import('../../../src/core/webhook/store/direct-inbox-writer');
    await new DirectInboxWriter(rig.database).append([
      inboxEntry('1', { profileId: 'cn', status: 'dead' }),
      inboxEntry('2', { profileId: 'com', status: 'dead' }),
    ]);
    expect((await rig.service.standing()).dead).toBe(1);
    expect(await rig.service.redrive(['2'])).toBe(0);
    expect(await rig.service.redrive(null)).toBe(1);
    expect(rig.reader.delivery('2')?.status).toBe('dead');
  });
});

describe('while profiles are switched', () => {
  test('nothing that arrives is lost or goes to the other profile', async () => {
    const rig = await twoProfiles();
    const sent = { cn: 0, com: 0 };
    const stop = new AbortController();
    const sending = (['cn', 'com'] as const).map(async (profile) => {
      while (!stop.signal.aborted) {
        expect(
          await rig.send(
            rig.tokens[profile],
            JSON.stringify({ event: profile, event_id: `${profile}-${sent[profile]}` }),
          ),
        ).toBe(200);
        sent[profile] += 1;
      }
    });
    for (let round = 0; round < 20; round += 1) await rig.use(round % 2 === 0 ? 'com' : 'cn');
    stop.abort();
    await Promise.all(sending);
    for (const profile of ['cn', 'com'] as const) {
      await rig.use(profile);
      const { total } = await rig.service.list.page(`event:${profile}`, 0, 1);
      expect([total, (await rig.service.list.page('', 0, 1)).total]).toEqual([
        sent[profile],
        sent[profile],
      ]);
    }
    expect(sent.cn).toBeGreaterThan(0);
  });
});

describe('what was there before there was a profile', () => {
  test('goes to the first one: token, secrets, addresses, deliveries, rules and tests', async () => {
    const rig = await startTestWebhooks();
    await rig.service.keys.setGuard('callback', 'vt');
    await rig.service.keys.setGuard('trigger', 'tt');
    rig.service.setPublicAddress('https://mine.example');
    expect((await rig.post('{"event":"early"}')).status).toBe(200);
    const id = (await rig.service.list.page('', 0, 1)).rows[0]?.id ?? '';
    rig.service.repeats.saveTest(id, 'kept');
    rig.service.rules.save(RULE);
    rig.settings.saveProfiles([CN], 'cn');
    await rig.service.profilesChanged();

    expect(rig.service.keys.token).toBe(rig.token);
    expect([rig.service.keys.guard('callback'), rig.service.keys.guard('trigger')]).toEqual([
      'vt',
      'tt',
    ]);
    expect(await events(rig)).toEqual(['early']);
    expect(rig.service.repeats.tests()).toMatchObject([{ name: 'kept' }]);
    expect(rig.service.rules.rules.value).toHaveLength(1);
    expect(rig.settings.read()).toMatchObject({
      settings: { webhookPublicUrl: '' },
      profiles: [{ webhook: { publicUrl: 'https://mine.example' } }],
    });
    expect(rig.service.state.value.publicAddress.url).toBe('https://mine.example/webhook/coze');
    expect((await rig.post('{"event":"later"}')).status).toBe(202);
    expect(await events(rig)).toEqual(['early', 'later']);
    for (const name of Object.values(webhookSecretNames('')))
      expect(await rig.secrets.get(name)).toBeNull();
    expect(await rig.secrets.get(webhookSecretNames('cn').token)).not.toBeNull();
  });

  test('is not given to a second one, which begins with a token of its own', async () => {
    const rig = await startTestWebhooks();
    rig.settings.saveProfiles([CN], 'cn');
    await rig.service.profilesChanged();
    rig.settings.saveProfiles([CN, COM], 'com');
    await rig.service.profilesChanged();
    expect(rig.service.keys.token).not.toBe(rig.token);
    expect(await events(rig)).toEqual([]);
  });

  test('a token that was half taken over when the app was killed is taken over by the next start', async () => {
    const rig = await startTestWebhooks();
    const ring = (await rig.secrets.get('webhook/token')) ?? new Uint8Array();
    await rig.secrets.set(webhookSecretNames('cn').token, ring);
    rig.settings.saveProfiles([CN], 'cn');
    await rig.service.profilesChanged();
    expect(rig.service.keys.token).toBe(rig.token);
    expect(await rig.secrets.get('webhook/token')).toBeNull();
  });

  test('a profile that is gone proves nothing any more', async () => {
    const rig = await twoProfiles();
    rig.settings.saveProfiles([CN], 'cn');
    await rig.service.profilesChanged();
    expect([await rig.send(rig.tokens.com, '{}'), await rig.send(rig.tokens.cn, '{}')]).toEqual([
      401, 200,
    ]);
  });
});
