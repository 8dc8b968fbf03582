import { expect, test } from 'vitest';
import { TokenIssuer } from '../../../src/sandbox/coze-api/token-issuer';
import { createSandboxClock } from '../../../src/sandbox/sandbox-clock';

let now = 1_000_000;
const clock = createSandboxClock(() => now * 1000);

test('a token is known until its absolute expiry', () => {
  const issuer = new TokenIssuer(clock, undefined);
  const grant = issuer.issue('jwt', 900, 'guest');
  expect(grant.token).toMatch(/^czs_[A-Za-z0-9]{40,}$/);
  expect(grant.expiresAt).toBe(now + 900);
  expect(issuer.recognise(`Bearer ${grant.token}`)?.sessionName).toBe('guest');
  now += 900;
  expect(issuer.recognise(`Bearer ${grant.token}`)).toBeUndefined();
});

test('a fixed life wins over the asked one', () => {
  expect(new TokenIssuer(clock, 5).issue('user', 900).expiresAt).toBe(now + 5);
});

test('revoking takes all tokens but the personal one', () => {
  const issuer = new TokenIssuer(clock, undefined);
  const grant = issuer.issue('jwt', 900);
  issuer.revokeAll();
  expect(issuer.recognise(`Bearer ${grant.token}`)).toBeUndefined();
  expect(issuer.recognise(`Bearer ${issuer.personalAccessToken}`)?.kind).toBe('personal');
});

test.each([undefined, '', 'Bearer', 'bearer pat_x', 'Basic pat_x', 'Bearer  two', 'Bearer a b'])(
  'the header %s is not a bearer token',
  (header) => {
    expect(new TokenIssuer(clock, undefined).recognise(header)).toBeUndefined();
  },
);
