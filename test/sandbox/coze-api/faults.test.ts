import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FaultRule, FaultPlan, readFaultsFile } from '../../../src/sandbox/coze-api/faults';

function strikes(rule: Partial<FaultRule>, requests: [string, string][], seed = 1): boolean[] {
  const plan = new FaultPlan({
    seed,
    rules: [{ path: '/v3/chat', action: { type: 'reset' }, ...rule }],
  });
  return requests.map(([method, path]) => plan.strike(method, path).length > 0);
}
const chats = (count: number): [string, string][] =>
  Array.from({ length: count }, () => ['POST', '/v3/chat']);

describe('a rule strikes', () => {
  test('only its path and method', () => {
    const requests: [string, string][] = [
      ['POST', '/v3/chat'],
      ['GET', '/v3/chat'],
      ['POST', '/v3/chat/cancel'],
    ];
    expect(strikes({ method: 'post' }, requests)).toEqual([true, false, false]);
  });

  test('whole families with a glob', () => {
    const requests: [string, string][] = [
      ['GET', '/v3/chat/retrieve'],
      ['GET', '/v3/chat/message/list'],
      ['GET', '/v1/x'],
    ];
    expect(strikes({ path: '/v3/chat/*' }, requests)).toEqual([true, false, false]);
    expect(strikes({ path: '/v3/**' }, requests)).toEqual([true, true, false]);
  });

  test('after some requests and only so many times', () => {
    expect(strikes({ after: 1, times: 2 }, chats(5))).toEqual([false, true, true, false, false]);
  });

  test('with a probability that the seed repeats', () => {
    const first = strikes({ probability: 0.5 }, chats(200), 7);
    expect(strikes({ probability: 0.5 }, chats(200), 7)).toEqual(first);
    expect(strikes({ probability: 0.5 }, chats(200), 8)).not.toEqual(first);
    expect(first.filter(Boolean).length).toBeGreaterThan(70);
    expect(first.filter(Boolean).length).toBeLessThan(130);
  });
});

test('delays add up, then the first other action wins', () => {
  const path = '/v3/chat';
  const rules: FaultRule[] = [
    { path, action: { type: 'delay', ms: 1 } },
    { path, action: { type: 'code', code: 4013, msg: 'model error' } },
    { path, action: { type: 'reset' } },
  ];
  const actions = new FaultPlan({ seed: 1, rules }).strike('POST', path);
  expect(actions.map(({ type }) => type)).toEqual(['delay', 'code']);
});

test('a faults file is read, and a wrong one named with the place of the mistake', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'faults-')), 'faults.json');
  writeFileSync(
    file,
    JSON.stringify({ rules: [{ path: '/v3/chat', action: { type: 'delay', ms: 5 } }] }),
  );
  expect(readFaultsFile(file)).toMatchObject({ seed: 1, rules: [{ path: '/v3/chat' }] });
  writeFileSync(
    file,
    JSON.stringify({ rules: [{ path: '/v3/chat', action: { type: 'explode' } }] }),
  );
  expect(() => readFaultsFile(file)).toThrow(/faults\.json: rules\.0\.action/);
});
