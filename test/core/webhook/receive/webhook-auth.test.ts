import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  cozeSignature,
  judgeHeaders,
  standardSignature,
  type ProofKeys,
} from '../../../../src/core/webhook/receive/webhook-auth';

const NOW = Date.UTC(2026, 0, 1);
const BODY = Buffer.from('{"header":{"event_id":"e1"},"说":"咖啡"}', 'utf8');
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const keys = (
  more: Partial<{ callback: string; standard: Buffer; tokens: string[] }> = {},
): ProofKeys => ({
  proofs: () => [
    {
      profileId: 'p1',
      digests: (more.tokens ?? ['right']).map(digest),
      verifyToken: more.callback ?? null,
      standardKey: more.standard ?? null,
    },
  ],
});
const judge = (
  headers: Record<string, string>,
  from: ProofKeys = keys(),
): ReturnType<typeof judgeHeaders> => judgeHeaders(headers, from, NOW, 300_000);
const coze = (change: Record<string, string> = {}): Record<string, string> => {
  const [timestamp, nonce] = [String(NOW), 'n-1'];
  return {
    'x-coze-timestamp': timestamp,
    'x-coze-nonce': nonce,
    'x-coze-signature': cozeSignature({ timestamp, nonce, verifyToken: 'vt', body: BODY }),
    ...change,
  };
};

describe('bearer token', () => {
  test.each(['Bearer right', 'bearer right', 'Bearer   right'])(
    '%s is verified',
    (authorization) => {
      expect(judge({ authorization })).toEqual({
        kind: 'verified',
        verification: { method: 'token', verified: true, reason: 'ok' },
        profileId: 'p1',
      });
    },
  );

  test.each([
    'Bearer wrong',
    'Bearer',
    'Bearer ',
    'Basic right',
    'right',
    'Bearer right right',
    'Bearer righ',
    'Bearer right1',
    '',
  ])('%j is refused', (authorization) => {
    expect(judge({ authorization })).toMatchObject({
      kind: 'refused',
      verification: { method: 'token', reason: 'wrong-token' },
    });
  });

  test('both tokens of an overlap are valid, no token never is', () => {
    const both = keys({ tokens: ['new', 'old'] });
    expect([
      judge({ authorization: 'Bearer new' }, both).kind,
      judge({ authorization: 'Bearer old' }, both).kind,
    ]).toEqual(['verified', 'verified']);
    expect(judge({ authorization: 'Bearer x' }, keys({ tokens: [] })).kind).toBe('refused');
    expect(judge({})).toMatchObject({
      kind: 'open',
      verification: { method: 'none', reason: 'missing-proof' },
    });
  });
});

describe('Coze’s signature', () => {
  const signed = keys({ callback: 'vt' });

  test('is lowercase hex SHA-1 of timestamp, nonce, verify token and raw body', () => {
    const expected = createHash('sha1')
      .update(Buffer.concat([Buffer.from(`${NOW}n-1vt`), BODY]))
      .digest('hex');
    expect(coze()['x-coze-signature']).toBe(expected);
  });

  test('is checked over the raw body: one byte more and it is wrong', () => {
    const verdict = judge(coze(), signed);
    if (verdict.kind !== 'signed') throw new Error(verdict.kind);
    expect(verdict.check(BODY)).toEqual({
      verification: { method: 'coze-signature', verified: true, reason: 'ok' },
      profileId: 'p1',
    });
    expect(verdict.check(Buffer.concat([BODY, Buffer.from(' ')]))).toEqual({
      verification: { method: 'coze-signature', verified: false, reason: 'signature-mismatch' },
      profileId: null,
    });
  });

  test.each([
    [{ 'x-coze-timestamp': String(NOW - 300_001) }, 'signature-too-old'],
    [{ 'x-coze-timestamp': String(NOW + 300_001) }, 'signature-too-old'],
    [{ 'x-coze-timestamp': '' }, 'signature-malformed'],
    [{ 'x-coze-timestamp': '1e12' }, 'signature-malformed'],
    [{ 'x-coze-nonce': '' }, 'signature-malformed'],
    [{ 'x-coze-signature': 'A'.repeat(40) }, 'signature-malformed'],
    [{ 'x-coze-signature': 'a'.repeat(39) }, 'signature-malformed'],
  ])('%j is refused before the body is read: %s', (change, reason) => {
    expect(judge(coze(change), signed)).toMatchObject({
      kind: 'refused',
      verification: { method: 'coze-signature', reason },
    });
  });

  test('a timestamp in seconds is understood', () => {
    const timestamp = String(NOW / 1000);
    const signature = cozeSignature({ timestamp, nonce: 'n-1', verifyToken: 'vt', body: BODY });
    const verdict = judge(
      { 'x-coze-timestamp': timestamp, 'x-coze-nonce': 'n-1', 'x-coze-signature': signature },
      signed,
    );
    expect(verdict.kind === 'signed' && verdict.check(BODY).verification.verified).toBe(true);
  });

  test('without a verify token it proves nothing, beside a right token it does not matter', () => {
    expect(judge(coze())).toMatchObject({
      kind: 'open',
      verification: { method: 'coze-signature', reason: 'signature-unconfigured' },
    });
    expect(judge({ ...coze(), authorization: 'Bearer right' })).toMatchObject({
      kind: 'verified',
      verification: { method: 'token' },
    });
  });

  test('a right token does not excuse a wrong signature, nor the other way round', () => {
    const verdict = judge(
      { ...coze({ 'x-coze-signature': 'a'.repeat(40) }), authorization: 'Bearer right' },
      signed,
    );
    expect(verdict.kind === 'signed' && verdict.check(BODY).verification.reason).toBe(
      'signature-mismatch',
    );
    expect(judge({ ...coze(), authorization: 'Bearer wrong' }, signed)).toMatchObject({
      kind: 'refused',
      verification: { reason: 'wrong-token' },
    });
  });
});

describe('Standard Webhooks', () => {
  // The published example of the specification.
  const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
  const example = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: '1614265330',
    body: Buffer.from('{"test": 2432232314}'),
  };

  test('the published example is signed as published', () => {
    expect(standardSignature({ ...example, key })).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  test('one of several signatures is enough', () => {
    const timestamp = String(NOW / 1000);
    const good = `v1,${createHmac('sha256', key).update(`m1.${timestamp}.`).update(BODY).digest('base64')}`;
    const headers = {
      'webhook-id': 'm1',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,bm90IGl0 ${good}`,
    };
    const verdict = judge(headers, keys({ standard: key }));
    expect(verdict.kind === 'signed' && verdict.check(BODY)).toEqual({
      verification: { method: 'standard-webhooks', verified: true, reason: 'ok' },
      profileId: 'p1',
    });
    expect(
      verdict.kind === 'signed' && verdict.check(Buffer.from('{}')).verification.verified,
    ).toBe(false);
    expect(
      judge({ ...headers, 'webhook-timestamp': '1614265330' }, keys({ standard: key })),
    ).toMatchObject({ verification: { reason: 'signature-too-old' } });
  });
});

const cozeOf = (verifyToken: string): Record<string, string> => ({
  ...coze(),
  'x-coze-signature': cozeSignature({
    timestamp: String(NOW),
    nonce: 'n-1',
    verifyToken,
    body: BODY,
  }),
});

describe('two profiles', () => {
  const standardKey = Buffer.from('standard');
  const both: ProofKeys = {
    proofs: () => [
      { profileId: 'cn', digests: [digest('token-cn')], verifyToken: 'vt', standardKey: null },
      {
        profileId: 'com',
        digests: [digest('token-com'), digest('older-com')],
        verifyToken: 'vt-com',
        standardKey,
      },
    ],
  };
  test.each([
    ['token-cn', 'cn'],
    ['token-com', 'com'],
    ['older-com', 'com'],
  ])('the token %s proves %s', (token, profileId) => {
    expect(judge({ authorization: `Bearer ${token}` }, both)).toMatchObject({
      kind: 'verified',
      profileId,
    });
  });

  test.each([
    ['vt', 'cn'],
    ['vt-com', 'com'],
  ])('a signature with %s proves %s', (verifyToken, profileId) => {
    const verdict = judge(cozeOf(verifyToken), both);
    expect(verdict.kind === 'signed' && verdict.check(BODY)).toMatchObject({
      profileId,
      verification: { verified: true },
    });
  });

  test('token and signature must be of the same profile', () => {
    const verdict = judge({ ...cozeOf('vt-com'), authorization: 'Bearer token-cn' }, both);
    expect(verdict.kind === 'signed' && verdict.check(BODY)).toEqual({
      profileId: null,
      verification: { method: 'coze-signature', verified: false, reason: 'signature-mismatch' },
    });
    expect(judge({ ...cozeOf('vt-com'), authorization: 'Bearer token-com' }, both).kind).toBe(
      'signed',
    );
  });

  test('what only the other profile could check does not matter beside a right token', () => {
    const headers = {
      'webhook-id': 'm1',
      'webhook-timestamp': String(NOW / 1000),
      'webhook-signature': 'v1,bm90IGl0',
      authorization: 'Bearer token-cn',
    };
    expect(judge(headers, both)).toMatchObject({ kind: 'verified', profileId: 'cn' });
    expect(judge({ ...headers, authorization: 'Bearer token-com' }, both).kind).toBe('signed');
  });
});
