import type { ServerResponse } from 'node:http';
import type { WebhookReason } from '../../../shared/model/webhook';

/** What a refused sender receives. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
}

/** For senders, who may be anyone: plain English, nothing about us. Scripts rely on `code`. */
export const REFUSALS: Record<Exclude<WebhookReason, 'ok'>, Refusal> = {
  'missing-proof': {
    status: 401,
    code: 'WEBHOOK_UNAUTHORIZED',
    message: 'A bearer token or a signature is required.',
  },
  'wrong-token': {
    status: 401,
    code: 'WEBHOOK_UNAUTHORIZED',
    message: 'The bearer token is wrong.',
  },
  'signature-mismatch': {
    status: 401,
    code: 'WEBHOOK_UNAUTHORIZED',
    message: 'Webhook signature verification failed.',
  },
  'signature-malformed': {
    status: 401,
    code: 'WEBHOOK_UNAUTHORIZED',
    message: 'The signature headers are incomplete or malformed.',
  },
  'signature-too-old': {
    status: 401,
    code: 'WEBHOOK_UNAUTHORIZED',
    message: 'The signature timestamp is outside the accepted window.',
  },
  'signature-unconfigured': {
    status: 401,
    code: 'WEBHOOK_UNAUTHORIZED',
    message: 'Signatures of this kind cannot be verified here.',
  },
  'foreign-host': {
    status: 403,
    code: 'WEBHOOK_HOST_REFUSED',
    message: 'This Host is not served.',
  },
  'browser-request': {
    status: 403,
    code: 'WEBHOOK_ORIGIN_REFUSED',
    message: 'Requests of web pages are not accepted.',
  },
  'too-many': {
    status: 429,
    code: 'WEBHOOK_RATE_LIMITED',
    message: 'Too many failed attempts; try again later.',
  },
  'wrong-type': {
    status: 415,
    code: 'WEBHOOK_UNSUPPORTED_TYPE',
    message: 'The content type must be application/json in UTF-8, uncompressed.',
  },
  'too-large': {
    status: 413,
    code: 'WEBHOOK_TOO_LARGE',
    message: 'The body is larger than 1 MiB.',
  },
  'not-utf8': {
    status: 400,
    code: 'WEBHOOK_INVALID_BODY',
    message: 'The body is not valid UTF-8.',
  },
  'not-json': { status: 400, code: 'WEBHOOK_INVALID_BODY', message: 'The body is not valid JSON.' },
  'too-deep': {
    status: 400,
    code: 'WEBHOOK_INVALID_BODY',
    message: 'The body is nested more than 64 levels deep.',
  },
  'duplicate-names': {
    status: 400,
    code: 'WEBHOOK_INVALID_BODY',
    message: 'An object in the body has the same name twice.',
  },
  unavailable: {
    status: 503,
    code: 'WEBHOOK_UNAVAILABLE',
    message: 'The event could not be stored; try again later.',
  },
};

/** The answer to a delivery that is on disk. */
export function receivedBody(id: string, duplicate: boolean): string {
  return `{"received":true,"id":"${id}","duplicate":${duplicate}}`;
}

/** The answer to Coze's check of the address. */
export function challengeBody(challenge: string | number | null): string {
  return JSON.stringify({ challenge });
}

export function refusalBody({ code, message }: Refusal): string {
  return JSON.stringify({ error: { code, message } });
}

/** Sends a body as JSON, without headers that identify us. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: string,
  more: readonly string[] = [],
): void {
  response.writeHead(status, [
    'content-type',
    'application/json',
    'content-length',
    String(Buffer.byteLength(body)),
    ...more,
  ]);
  response.end(body);
}

/** An empty 404 for anything that is not ours. */
export function answerNothingHere(response: ServerResponse): void {
  response.writeHead(404, ['content-length', '0']);
  response.end();
}
