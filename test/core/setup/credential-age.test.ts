import { expect, test } from 'vitest';
import { credentialWarning, usualPatExpiry } from '../../../src/core/setup/credential-age';
import type { Profile } from '../../../src/shared/model/profile';
import { sampleProfile } from '../../fakes/sample-profile';

const NOW = Date.UTC(2026, 5, 1);
const day = (offset: number): string => new Date(NOW + offset * 86_400_000).toISOString();
const warn = (change: Partial<Profile>, reminderDays = 90): string | null => {
  const found = credentialWarning(sampleProfile(change), reminderDays, NOW);
  return found && `${found.code} ${found.params['days']}`;
};

test.each([
  [day(30), null],
  [day(7), null],
  [day(6.9), 'PAT_EXPIRES_SOON 7'],
  [day(0.5), 'PAT_EXPIRES_SOON 1'],
  [day(-0.5), 'PAT_EXPIRED 1'],
  [day(-3), 'PAT_EXPIRED 3'],
  [null, null],
])('a token that ends %s: %s', (patExpiresAt, expected) => {
  expect(warn({ auth: 'pat', patExpiresAt })).toBe(expected);
});

test.each([
  [day(-89.9), null],
  [day(-90), 'KEY_OLD 90'],
  [day(-400), 'KEY_OLD 400'],
  [null, null],
])('a key in use since %s: %s', (inUseSince, expected) => {
  expect(warn({ inUseSince })).toBe(expected);
});

test(
  'the age of a key is told after as many days as the person says, never with 0, and not ' +
    'while it is being replaced',
  () => {
    expect(warn({ inUseSince: day(-31) }, 30)).toBe('KEY_OLD 31');
    expect(warn({ inUseSince: day(-4000) }, 0)).toBeNull();
    expect(
      warn({
        inUseSince: day(-400),
        rotation: { step: 'waiting', startedAt: day(0), kid: '', patExpiresAt: null },
      }),
    ).toBeNull();
    expect(warn({ inUseSince: day(-400), platform: 'sandbox' })).toBeNull();
  },
);

test('a token of the cloud lives thirty days, that of a Studio has no end', () => {
  expect(usualPatExpiry('coze-cn', NOW)).toBe(day(30));
  expect(usualPatExpiry('studio', NOW)).toBeNull();
});
