import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Verification, WebhookReason } from '../../../shared/model/webhook';

/** Secrets that prove that a delivery belongs to a profile. */
export interface ProfileProof {
  profileId: string;
  /** SHA-256 digests of the tokens valid now. */
  digests: readonly Buffer[];
  verifyToken: string | null;
  standardKey: Buffer | null;
}

/** The secrets proofs are checked against, read for every request. */
export interface ProofKeys {
  /** Those of every profile. */
  proofs(): readonly ProfileProof[];
}

/** The result of a check, and the profile whose proof it was; null for none. */
export interface JudgedProof {
  verification: Verification;
  profileId: string | null;
}

/**
 * What the headers alone decide: `verified` and `refused` need no body. `signed` is decided over
 * the raw body. `open`: no proof that could be checked; only Coze's check of the address may arrive
 * like this.
 */
export type HeaderVerdict =
  | ({ kind: 'verified' } & JudgedProof)
  | { kind: 'refused'; verification: Verification }
  | { kind: 'open'; verification: Verification }
  | { kind: 'signed'; check: (body: Buffer) => JudgedProof };

const BEARER = /^Bearer +(\S+)$/i;
const HEX_SHA1 = /^[0-9a-f]{40}$/;

/**
 * Checks who sent a request, and to which profile it belongs. A token and a signature are
 * alternatives; a sender that shows a signature we can check must show a right one of the same
 * profile even with a right token. Nothing of what was shown is kept or logged. Sources:
 * docs/reference/coze-wire.md, 6.2; standardwebhooks.com.
 */
export function judgeHeaders(
  headers: IncomingHttpHeaders,
  keys: ProofKeys,
  now: number,
  maxAgeMs: number,
): HeaderVerdict {
  const proofs = keys.proofs();
  if (headers.authorization === undefined)
    return (
      judgeSignature(headers, proofs, now, maxAgeMs) ?? {
        kind: 'open',
        verification: failed('none', 'missing-proof'),
      }
    );
  const shown = BEARER.exec(headers.authorization)?.[1] ?? '';
  const profileId = ownerOfToken(shown, proofs);
  if (profileId === null || shown === '') return refused('token', 'wrong-token');
  const signed = judgeSignature(
    headers,
    proofs.filter((proof) => proof.profileId === profileId),
    now,
    maxAgeMs,
  );
  if (signed && signed.kind !== 'open') return signed;
  return {
    kind: 'verified',
    verification: { method: 'token', verified: true, reason: 'ok' },
    profileId,
  };
}

/**
 * The profile of a token, or null. Compares digests of equal length with all tokens, so that wrong
 * and right ones take equally long.
 */
export function ownerOfToken(shown: string, proofs: readonly ProfileProof[]): string | null {
  const digest = createHash('sha256').update(shown, 'utf8').digest();
  let owner: string | null = null;
  for (const { profileId, digests } of proofs) {
    for (const valid of digests) owner = timingSafeEqual(digest, valid) ? profileId : owner;
  }
  return owner;
}

function judgeSignature(
  headers: IncomingHttpHeaders,
  proofs: readonly ProfileProof[],
  now: number,
  maxAgeMs: number,
): HeaderVerdict | null {
  if (headers['x-coze-signature'] !== undefined) return judgeCoze(headers, proofs, now, maxAgeMs);
  if (headers['webhook-signature'] !== undefined)
    return judgeStandard(headers, proofs, now, maxAgeMs);
  return null;
}

function judgeCoze(
  headers: IncomingHttpHeaders,
  proofs: readonly ProfileProof[],
  now: number,
  maxAgeMs: number,
): HeaderVerdict {
  const method = 'coze-signature';
  const able = proofs.flatMap(({ profileId, verifyToken }) =>
    verifyToken === null ? [] : [{ profileId, verifyToken }],
  );
  if (able.length === 0)
    return { kind: 'open', verification: failed(method, 'signature-unconfigured') };
  const [timestamp, nonce, signature] = [
    one(headers['x-coze-timestamp']),
    one(headers['x-coze-nonce']),
    one(headers['x-coze-signature']),
  ];
  if (!/^\d{10,13}$/.test(timestamp) || nonce === '' || !HEX_SHA1.test(signature))
    return refused(method, 'signature-malformed');
  // Coze sends milliseconds; ten digits can only be seconds.
  const sentAt = timestamp.length <= 10 ? Number(timestamp) * 1000 : Number(timestamp);
  if (Math.abs(now - sentAt) > maxAgeMs) return refused(method, 'signature-too-old');
  return {
    kind: 'signed',
    check: (body) =>
      ownerOf(method, able, ({ verifyToken }) =>
        equal(cozeSignature({ timestamp, nonce, verifyToken, body }), signature),
      ),
  };
}

function judgeStandard(
  headers: IncomingHttpHeaders,
  proofs: readonly ProfileProof[],
  now: number,
  maxAgeMs: number,
): HeaderVerdict {
  const method = 'standard-webhooks';
  const able = proofs.flatMap(({ profileId, standardKey: key }) =>
    key === null ? [] : [{ profileId, key }],
  );
  if (able.length === 0)
    return { kind: 'open', verification: failed(method, 'signature-unconfigured') };
  const [id, timestamp, signatures] = [
    one(headers['webhook-id']),
    one(headers['webhook-timestamp']),
    one(headers['webhook-signature']),
  ];
  if (id === '' || !/^\d{9,11}$/.test(timestamp) || !/^v1,\S/.test(signatures))
    return refused(method, 'signature-malformed');
  if (Math.abs(now - Number(timestamp) * 1000) > maxAgeMs)
    return refused(method, 'signature-too-old');
  return {
    kind: 'signed',
    check: (body) =>
      ownerOf(method, able, ({ key }) => {
        const expected = standardSignature({ id, timestamp, key, body });
        return signatures
          .split(' ')
          .map((each) => equal(expected, each))
          .includes(true);
      }),
  };
}

/** Always tries all of them, even after a match. */
function ownerOf<T extends { profileId: string }>(
  method: Verification['method'],
  proofs: readonly T[],
  matches: (proof: T) => boolean,
): JudgedProof {
  const [owner] = proofs.filter(matches);
  if (!owner) return { verification: failed(method, 'signature-mismatch'), profileId: null };
  return { verification: { method, verified: true, reason: 'ok' }, profileId: owner.profileId };
}

/** Lowercase hex SHA-1 of timestamp, nonce, verify token and raw body, concatenated. */
export function cozeSignature(parts: {
  timestamp: string;
  nonce: string;
  verifyToken: string;
  body: Buffer;
}): string {
  return createHash('sha1')
    .update(parts.timestamp + parts.nonce + parts.verifyToken, 'utf8')
    .update(parts.body)
    .digest('hex');
}

/** `v1,` and base64 HMAC-SHA256 of id, timestamp (seconds) and raw body, joined by dots. */
export function standardSignature(parts: {
  id: string;
  timestamp: string;
  key: Buffer;
  body: Buffer;
}): string {
  const mac = createHmac('sha256', parts.key)
    .update(`${parts.id}.${parts.timestamp}.`, 'utf8')
    .update(parts.body);
  return `v1,${mac.digest('base64')}`;
}

function equal(expected: string, shown: string): boolean {
  const [left, right] = [Buffer.from(expected, 'utf8'), Buffer.from(shown, 'utf8')];
  return left.length === right.length && timingSafeEqual(left, right);
}

function refused(method: Verification['method'], reason: WebhookReason): HeaderVerdict {
  return { kind: 'refused', verification: failed(method, reason) };
}

function failed(method: Verification['method'], reason: WebhookReason): Verification {
  return { method, verified: false, reason };
}

/** A repeated header proves nothing. */
function one(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
