import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyDraft,
  faultsOf,
} from '../../../../../src/renderer/features/connection/form/connection-draft';
import { changePlatform, FIXED_BASES } from '../../../../../src/renderer/lib/platforms';
import { compareFingerprints } from '../../../../../src/renderer/ui/fingerprint';
import { API_BASES } from '../../../../../src/shared/model/profile';

describe('compareFingerprints', () => {
  it('sees one key behind every way of writing it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
        const base64 = btoa(String.fromCharCode(...bytes));
        const base64url = base64.replaceAll('+', '-').replaceAll('/', '_').replace('=', '');
        const colons = (hex.match(/../g) ?? []).join(':').toUpperCase();
        for (const other of [
          hex,
          hex.toUpperCase(),
          colons,
          ` ${hex}\n`,
          `SHA256:${base64}`,
          base64url,
        ]) {
          expect(compareFingerprints(hex, other)).toBe('same');
        }
      }),
    );
  });

  it('sees two keys, and says nothing about what cannot be compared', () => {
    const hex = 'ab'.repeat(32);
    expect(compareFingerprints(hex, 'ac'.repeat(32))).toBe('different');
    for (const other of ['', 'ab', 'my key', `${hex}00`])
      expect(compareFingerprints(hex, other)).toBe('unknown');
  });
});

describe('connection draft', () => {
  it('knows the same addresses as the contract', () => {
    expect(FIXED_BASES).toEqual({ ...API_BASES, studio: '' });
  });

  it('follows the platform with the address, but keeps one of the person’s own', () => {
    expect(changePlatform(emptyDraft(), 'coze-com').apiBase).toBe(API_BASES['coze-com']);
    const own = { ...emptyDraft(), apiBase: 'http://127.0.0.1:9000' };
    expect(changePlatform(own, 'coze-com').apiBase).toBe('http://127.0.0.1:9000');
    const studio = changePlatform(own, 'studio');
    expect([studio.apiBase, studio.auth]).toEqual(['', 'pat']);
    expect(changePlatform({ ...studio, apiBase: 'http://studio' }, 'coze-cn').apiBase).toBe(
      API_BASES['coze-cn'],
    );
  });

  it('names what is missing for each way to sign in', () => {
    expect(faultsOf(emptyDraft(), false)).toEqual({
      appId: 'required',
      kid: 'required',
      botId: 'required',
      secret: 'keyNeeded',
    });
    expect(
      faultsOf({ ...emptyDraft(), auth: 'pat', apiBase: 'api.coze.cn', botId: '1' }, false),
    ).toEqual({ apiBase: 'badUrl', secret: 'patNeeded' });
    expect(faultsOf({ ...emptyDraft(), appId: '1', kid: 'k', botId: '2' }, true)).toEqual({});
  });
});
