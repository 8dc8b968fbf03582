import { z } from 'zod';
import { AppError } from '../lib/errors';
import type { HttpClient, HttpResponse } from '../net/http-client';
import { retryAfterParams } from '../net/retry';
import { toOAuthError } from './oauth-errors';

/** Where tokens are issued (docs/reference/coze-wire.md, 1.2). */
export const TOKEN_PATH = '/api/permission/oauth2/token';
const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
/**
 * Coze's `expires_in` is a point in time; a smaller number is a duration, from some other server
 * (docs/reference/coze-wire.md, 1.4).
 */
const SMALLEST_EPOCH_SECONDS = 1_000_000_000;

const answerSchema = z.looseObject({
  access_token: z.string().min(1).nullish(),
  expires_in: z.number().nullish(),
  error_code: z.string().nullish(),
  error_message: z.string().nullish(),
  error: z.string().nullish(),
});

/** A token as the server issued it; `expiresAtMs` is on the server's clock. */
export interface IssuedToken {
  value: string;
  expiresAtMs: number;
}

export interface ExchangeRequest {
  apiBase: string;
  assertion: string;
  /** Requested lifetime, seconds, at most 86,399. */
  durationSeconds: number;
  /** The server's time, milliseconds. */
  serverNowMs: number;
  /** Called with the Date header of any answer, refusals included. */
  onDate: (header: string | undefined) => void;
}

/**
 * Exchanges a signed assertion for an access token (docs/reference/coze-wire.md, 1.2). An OAuth
 * error is recognised whatever the HTTP status; a page instead of JSON is NOT_COZE_RESPONSE.
 */
export async function exchangeToken(
  http: HttpClient,
  request: ExchangeRequest,
): Promise<IssuedToken> {
  const response = await http.send({
    method: 'POST',
    url: request.apiBase + TOKEN_PATH,
    headers: { authorization: `Bearer ${request.assertion}`, 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: GRANT_TYPE, duration_seconds: request.durationSeconds }),
  });
  request.onDate(response.headers['date']);
  return readAnswer(response, request);
}

function readAnswer(response: HttpResponse, request: ExchangeRequest): IssuedToken {
  const logid = response.headers['x-tt-logid'] ?? null;
  const host = new URL(request.apiBase).host;
  if (response.status === 429)
    throw new AppError('RATE_LIMITED', {
      layer: 'jwt',
      params: retryAfterParams(response.headers),
      logid,
    });
  const answer = answerSchema.safeParse(parseJson(response.text));
  if (!answer.success) {
    if (response.status >= 500)
      throw new AppError('OAUTH_SERVER_ERROR', {
        params: { detail: `HTTP ${response.status}` },
        logid,
      });
    throw new AppError('NOT_COZE_RESPONSE', { params: { host, status: response.status }, logid });
  }
  const {
    access_token: value,
    expires_in: expires,
    error_code,
    error_message,
    error,
  } = answer.data;
  if (value) {
    return {
      value,
      expiresAtMs: expiryOf(expires ?? request.durationSeconds, request.serverNowMs),
    };
  }
  if (error_code || error || error_message) {
    throw toOAuthError(
      {
        ...(error_code && { error_code }),
        ...(error_message && { error_message }),
        ...(error && { error }),
      },
      logid,
    );
  }
  if (response.status >= 500)
    throw new AppError('OAUTH_SERVER_ERROR', {
      params: { detail: `HTTP ${response.status}` },
      logid,
    });
  throw new AppError('ENDPOINT_NOT_SERVED', { params: { host, path: TOKEN_PATH }, logid });
}

function expiryOf(expires: number, serverNowMs: number): number {
  return expires < SMALLEST_EPOCH_SECONDS ? serverNowMs + expires * 1000 : expires * 1000;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
