import { describe, expect, it } from 'vitest';
import { remedyFor } from '../../../../../src/renderer/features/chat/conversation/error-remedy';

describe('remedyFor', () => {
  it('renews a token that is no longer taken', () => {
    expect(remedyFor('TOKEN_INVALID')).toBe('renew');
  });

  it.each([
    'NOT_CONFIGURED',
    'KEY_MISSING',
    'KEY_INVALID',
    'JWT_KID_UNKNOWN',
    'JWT_WRONG_REGION',
    'PAT_MISSING',
  ] as const)('leads to the connection for %s', (code) => {
    expect(remedyFor(code)).toBe('connect');
  });

  it.each(['KEYCHAIN_UNAVAILABLE', 'RATE_LIMITED', 'STREAM_BROKEN', 'INTERNAL'] as const)(
    'only tries again for %s',
    (code) => {
      expect(remedyFor(code)).toBeNull();
    },
  );
});
