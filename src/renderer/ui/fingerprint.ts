/**
 * Whether two fingerprints are of the same key. `unknown`: one is empty or in a format that cannot
 * be compared.
 */
export type FingerprintMatch = 'same' | 'different' | 'unknown';

/**
 * Compares the SHA-256 of our public key (hex) with what Coze's console shows as fingerprint, which
 * may be hex in upper or lower case with or without colons, or base64 / base64url of the same 32
 * bytes.
 */
export function compareFingerprints(ours: string, kid: string): FingerprintMatch {
  const mine = toHex(ours);
  const theirs = toHex(kid);
  if (mine === null || theirs === null) return 'unknown';
  return mine === theirs ? 'same' : 'different';
}

function toHex(text: string): string | null {
  const trimmed = text.trim().replace(/^sha256:/i, '');
  const plain = trimmed.replace(/[:\s]/g, '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(plain)) return plain;
  const base64 = trimmed.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]{43}$/.test(base64)) return null;
  return Array.from(atob(base64), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(
    '',
  );
}
