import { expect, test } from 'vitest';
import { MissingEndpoints } from '../../../src/core/coze/missing-endpoints';
import { AppError } from '../../../src/core/lib/errors';
import { FakeClock } from '../../fakes/fake-clock';

const missing = new AppError('ENDPOINT_NOT_SERVED');

test('a read that is not served is remembered for ten minutes', () => {
  const clock = new FakeClock();
  const known = new MissingEndpoints(clock);
  known.record('GET', '/v1/workspaces', missing);
  expect(known.refusalOf('GET', '/v1/workspaces')).toBe(missing);
  expect(known.refusalOf('GET', '/v1/bots')).toBeNull();
  clock.advance(600_000);
  expect(known.refusalOf('GET', '/v1/workspaces')).toBeNull();
});

test('a chat, a write and any other failure are asked again', () => {
  const known = new MissingEndpoints(new FakeClock());
  known.record('POST', '/v3/chat', missing);
  known.record('GET', '/v3/chat/retrieve', missing);
  known.record('POST', '/v1/files/upload', missing);
  known.record('GET', '/v1/users/me', new AppError('COZE_SERVER_ERROR'));
  for (const [method, path] of [
    ['POST', '/v3/chat'],
    ['GET', '/v3/chat/retrieve'],
    ['POST', '/v1/files/upload'],
    ['GET', '/v1/users/me'],
  ] as const) {
    expect(known.refusalOf(method, path)).toBeNull();
  }
});
