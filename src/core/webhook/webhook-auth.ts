import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Verification, WebhookReason } from '../../shared/model/webhook';

/** The secrets a proof is checked against, read for every request. */
export interface ProofKeys {
  /** SHA-256 digests of the tokens that are valid now. */
  validDigests(): readonly Buffer[];
  guard(name: 'callback'): string | null;
  standardKey(): Buffer | null;
}

/**
 * What the headers alone decide: `verified` and `refused` need no body. `signed` is decided over the raw body.
 * `open`: no proof that could be checked; only Coze's check of the address may come like this.
 */
export type HeaderVerdict =
  | { kind: 'verified'; verification: Verification }
  | { kind: 'refused'; verification: Verification }
  | { kind: 'open'; verification: Verification }
  | { kind: 'signed'; check: (body: Buffer) => Verification };

const BEARER = /^Bearer +(\S+)$/i;
const HEX_SHA1 = /^[0-9a-f]{40}$/;

/**
 * Checks who sent a request. A token and a signature are alternatives; a sender that shows a signature we can check must show a right
 * one even with a right token. Nothing of what was shown is kept or logged. Sources: coze-wire.md 6.2, standardwebhooks.com.
 */
export function judgeHeaders(headers: IncomingHttpHeaders, keys: ProofKeys, now: number, maxAgeMs: number): HeaderVerdict {
  const token = headers.authorization === undefined ? null : judgeToken(headers.authorization, keys.validDigests());
  if (token && !token.verified) return { kind: 'refused', verification: token };
  const signed = judgeSignature(headers, keys, now, maxAgeMs);
  if (signed && (signed.kind !== 'open' || !token)) return signed;
  if (token) return { kind: 'verified', verification: token };
  return { kind: 'open', verification: failed('none', 'missing-proof') };
}

/** Constant time whatever was shown: digests of equal length, all of them compared. */
function judgeToken(authorization: string, digests: readonly Buffer[]): Verification {
  const shown = BEARER.exec(authorization)?.[1] ?? '';
  const matches = tokenMatches(shown, digests);
  return matches && shown !== '' ? { method: 'token', verified: true, reason: 'ok' } : failed('token', 'wrong-token');
}

/** Is it one of the tokens with these digests. Takes as long for a wrong one as for a right one. */
export function tokenMatches(shown: string, digests: readonly Buffer[]): boolean {
  const digest = createHash('sha256').update(shown, 'utf8').digest();
  let matches = false;
  for (const valid of digests) matches = timingSafeEqual(digest, valid) || matches;
  return matches;
}

function judgeSignature(headers: IncomingHttpHeaders, keys: ProofKeys, now: number, maxAgeMs: number): HeaderVerdict | null {
  if (headers['x-coze-signature'] !== undefined) return judgeCoze(headers, keys.guard('callback'), now, maxAgeMs);
  if (headers['webhook-signature'] !== undefined) return judgeStandard(headers, keys.standardKey(), now, maxAgeMs);
  return null;
}

function judgeCoze(headers: IncomingHttpHeaders, verifyToken: string | null, now: number, maxAgeMs: number): HeaderVerdict {
  const method = 'coze-signature';
  if (verifyToken === null) return { kind: 'open', verification: failed(method, 'signature-unconfigured') };
  const [timestamp, nonce, signature] = [one(headers['x-coze-timestamp']), one(headers['x-coze-nonce']), one(headers['x-coze-signature'])];
  if (!/^\d{10,13}$/.test(timestamp) || nonce === '' || !HEX_SHA1.test(signature)) return refused(method, 'signature-malformed');
  // Coze sends milliseconds; ten digits can only be seconds.
  const sentAt = timestamp.length <= 10 ? Number(timestamp) * 1000 : Number(timestamp);
  if (Math.abs(now - sentAt) > maxAgeMs) return refused(method, 'signature-too-old');
  return { kind: 'signed', check: (body) => verdict(method, equal(cozeSignature({ timestamp, nonce, verifyToken, body }), signature)) };
}

function judgeStandard(headers: IncomingHttpHeaders, key: Buffer | null, now: number, maxAgeMs: number): HeaderVerdict {
  const method = 'standard-webhooks';
  if (key === null) return { kind: 'open', verification: failed(method, 'signature-unconfigured') };
  const [id, timestamp, signatures] = [one(headers['webhook-id']), one(headers['webhook-timestamp']), one(headers['webhook-signature'])];
  if (id === '' || !/^\d{9,11}$/.test(timestamp) || !/^v1,\S/.test(signatures)) return refused(method, 'signature-malformed');
  if (Math.abs(now - Number(timestamp) * 1000) > maxAgeMs) return refused(method, 'signature-too-old');
  return {
    kind: 'signed',
    check: (body) => {
      const expected = standardSignature({ id, timestamp, key, body });
      return verdict(method, signatures.split(' ').map((each) => equal(expected, each)).includes(true));
    },
  };
}

/** Lowercase hex SHA-1 of timestamp, nonce, verify token and raw body, one after the other. */
export function cozeSignature(parts: { timestamp: string; nonce: string; verifyToken: string; body: Buffer }): string {
  return createHash('sha1').update(parts.timestamp + parts.nonce + parts.verifyToken, 'utf8').update(parts.body).digest('hex');
}

/** `v1,` and base64 HMAC-SHA256 of id, timestamp (seconds) and raw body, joined by dots. */
export function standardSignature(parts: { id: string; timestamp: string; key: Buffer; body: Buffer }): string {
  return `v1,${createHmac('sha256', parts.key).update(`${parts.id}.${parts.timestamp}.`, 'utf8').update(parts.body).digest('base64')}`;
}

function equal(expected: string, shown: string): boolean {
  const [left, right] = [Buffer.from(expected, 'utf8'), Buffer.from(shown, 'utf8')];
  return left.length === right.length && timingSafeEqual(left, right);
}

function verdict(method: Verification['method'], matches: boolean): Verification {
  return matches ? { method, verified: true, reason: 'ok' } : failed(method, 'signature-mismatch');
}

function refused(method: Verification['method'], reason: WebhookReason): HeaderVerdict {
  return { kind: 'refused', verification: failed(method, reason) };
}

function failed(method: Verification['method'], reason: WebhookReason): Verification {
  return { method, verified: false, reason };
}

/** A header that came twice proves nothing. */
function one(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
