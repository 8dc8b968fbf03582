import { describe, expect, test } from 'vitest';
import { overallStatus, type TrayPart } from '../../../src/main/tray/tray-state';

type Status = TrayPart['status'];

const partsOf = (coze: Status, kai: Status, webhook: Status): TrayPart[] =>
  Object.entries({ coze, kai, webhook }).map(([name, status]) => ({ name: name === 'coze' || name === 'kai' ? name : 'webhook', status, target: '', reason: null }));

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
  ] as ReadonlyArray<[string, [Status, Status, Status], Status]>)('%s', (_what, statuses, shown) => {
    expect(overallStatus(partsOf(...statuses))).toBe(shown);
  });
});
