import { describe, expect, test } from 'vitest';
import type { TunnelView } from '../../../src/shared/model/tunnel';
import { sampleProfileView } from '../../fakes/sample-profile';
import { FAKE_TUNNEL } from '../../fakes/fake-tunnel-handlers';
import type { ConnectionState } from '../../../src/shared/model/health';
import {
  overallStatus,
  trayParts,
  trayProfiles,
  type TrayPart,
} from '../../../src/main/tray/tray-state';

type Status = TrayPart['status'];

const partsOf = (coze: Status, kai: Status, webhook: Status): TrayPart[] =>
  Object.entries({ coze, kai, webhook }).map(([name, status]) => ({
    name: name === 'coze' || name === 'kai' ? name : 'webhook',
    status,
    target: '',
    reason: null,
  }));

describe('the icon', () => {
  test.each([
    ['all well', ['ok', 'ok', 'ok'], 'ok'],
    ['KAI not set up, listener stopped', ['ok', 'not-set-up', 'not-set-up'], 'ok'],
    ['KAI down: the bot still answers', ['ok', 'down', 'ok'], 'degraded'],
    ['listener not started', ['ok', 'ok', 'down'], 'degraded'],
    ['Coze lame', ['degraded', 'ok', 'ok'], 'degraded'],
    ['Coze down decides', ['down', 'ok', 'ok'], 'down'],
    ['nothing set up', ['not-set-up', 'down', 'down'], 'not-set-up'],
    ['only looking', ['checking', 'checking', 'checking'], 'checking'],
    ['looking at Coze while KAI is down', ['checking', 'down', 'ok'], 'degraded'],
  ] as ReadonlyArray<[string, [Status, Status, Status], Status]>)(
    '%s',
    (_what, statuses, shown) => {
      expect(overallStatus(partsOf(...statuses))).toBe(shown);
    },
  );
});

describe('the tunnel in the tray', () => {
  const coze: ConnectionState = { status: 'ok', reason: null, target: 'bot', checkedAt: null };
  const lines = (tunnel: TunnelView): string[] =>
    trayParts(coze, coze, null, tunnel)
      .map(({ name, status }) => `${name} ${status}`)
      .slice(2);

  test('is silent while it is closed', () => {
    expect(lines(FAKE_TUNNEL)).toEqual([]);
  });

  test('is told while it is open, tried again, or failed', () => {
    expect(
      (['opening', 'open', 'reconnecting', 'failed'] as const).map((status) =>
        lines({ ...FAKE_TUNNEL, status }),
      ),
    ).toEqual([['tunnel checking'], ['tunnel ok'], ['tunnel degraded'], ['tunnel down']]);
  });

  test('raises an alarm when Coze still has the old address', () => {
    const parts = trayParts(coze, coze, null, {
      ...FAKE_TUNNEL,
      status: 'open',
      address: 'https://b.example.com/webhook/coze',
      staleAddress: 'https://a.example.com/webhook/coze',
    });
    expect(parts.at(-1)).toMatchObject({ name: 'address', status: 'degraded' });
    expect(overallStatus(parts)).toBe('degraded');
  });
});

test('connections have the names a person knows; two of one name are told apart', () => {
  const profiles = trayProfiles(
    [
      sampleProfileView({ id: '1', name: 'Coze', botName: '咖啡助手', active: false }),
      sampleProfileView({ id: '2', name: 'Coze 2', botName: '咖啡助手' }),
      sampleProfileView({ id: '3', name: 'unnamed', botName: '', active: false }),
      sampleProfileView({
        id: '5',
        name: '我的店',
        named: true,
        botName: '咖啡助手',
        active: false,
      }),
      sampleProfileView({ id: '4', name: 'x', botName: 'y', platform: 'sandbox', active: false }),
    ],
    '内置沙箱',
  );
  expect(profiles.map(({ name }) => name)).toEqual([
    '咖啡助手 (Coze)',
    '咖啡助手 (Coze 2)',
    'unnamed',
    '我的店',
    '内置沙箱',
  ]);
  expect(profiles.map(({ active }) => active)).toEqual([false, true, false, false, false]);
});
