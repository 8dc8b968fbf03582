import { AppError, toAppError } from '../lib/errors';
import type { HttpClient } from '../net/http-client';
import type { CheckOutcome, HealthCheck } from '../ports/health-check';
import type { KeyPair } from './key-pair';
import type { ServerClock } from './server-clock';
import type { TokenProvider } from './token-provider';

/** What the sign-in checks look at. */
export interface SignInCheckContext {
  apiBase: string;
  kid: string;
  key: KeyPair;
  http: HttpClient;
  serverClock: ServerClock;
  tokens: TokenProvider;
}

/** The key is readable, or there would be no context; `warning` says when it is old. */
export function keyCheck({
  key,
  warning,
}: Pick<SignInCheckContext, 'key'> & { warning: () => AppError | null }): HealthCheck {
  return {
    id: 'key',
    layer: 'key',
    needs: [],
    async run(): Promise<CheckOutcome> {
      const error = warning();
      return error
        ? { status: 'warn', params: { bits: key.bits, ...error.params }, error }
        : { status: 'ok', params: { bits: key.bits } };
    },
  };
}

/** Whether it is the key whose fingerprint Coze shows. A warning at most: Coze decides. */
export function fingerprintCheck({
  key,
  kid,
}: Pick<SignInCheckContext, 'key' | 'kid'>): HealthCheck {
  const same = normalise(kid) === key.fingerprint;
  return {
    id: 'fingerprint',
    layer: 'key',
    needs: ['key'],
    run: () =>
      Promise.resolve<CheckOutcome>({
        status: same ? 'ok' : 'warn',
        params: { kid: short(kid), fingerprint: short(key.fingerprint) },
      }),
  };
}

type ServerContext = Pick<SignInCheckContext, 'apiBase' | 'http' | 'serverClock'>;

/**
 * Requests the server's start page, which costs no API call. Returns the status; learns the
 * server's time.
 */
export async function lookAtServer(
  { apiBase, http, serverClock }: ServerContext,
  signal: AbortSignal,
  timeoutMs?: number,
): Promise<number> {
  const response = await http.send({
    method: 'GET',
    url: `${apiBase}/`,
    signal,
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  serverClock.observe(response.headers['date']);
  return response.status;
}

/** The warning about the two clocks, by what was learned last; null while they agree. */
export function clockWarning({ skewMs }: ServerClock): AppError | null {
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  return seconds === 0 ? null : new AppError('CLOCK_SKEW', { params: { seconds } });
}

/** Reaches the server without an API call, and compares the clocks by its Date header. */
export function clockCheck(context: ServerContext): HealthCheck {
  return {
    id: 'clock',
    layer: 'clock',
    needs: [],
    async run(signal): Promise<CheckOutcome> {
      await lookAtServer(context, signal);
      const error = clockWarning(context.serverClock);
      return error
        ? { status: 'warn', params: error.params, error }
        : { status: 'ok', params: { seconds: 30 } };
    },
  };
}

/**
 * Signs in again. A key that another region accepts has a good signature; the region check reports
 * that.
 */
export function jwtCheck({ tokens }: Pick<SignInCheckContext, 'tokens'>): HealthCheck {
  return {
    id: 'jwt',
    layer: 'jwt',
    needs: ['clock'],
    async run(signal): Promise<CheckOutcome> {
      tokens.reset();
      try {
        await tokens.get(signal);
      } catch (thrown) {
        const error = toAppError(thrown);
        if (error.code !== 'JWT_WRONG_REGION') return { status: 'fail', error };
      }
      return { status: 'ok' };
    },
  };
}

/**
 * Whether the key is registered where the profile points. Uses the outcome of the sign-in just
 * made.
 */
export function regionCheck({
  apiBase,
  tokens,
}: Pick<SignInCheckContext, 'apiBase' | 'tokens'>): HealthCheck {
  return {
    id: 'region',
    layer: 'region',
    needs: ['jwt'],
    async run(signal): Promise<CheckOutcome> {
      await tokens.get(signal);
      return { status: 'ok', params: { host: new URL(apiBase).host } };
    },
  };
}

/** Enough of a fingerprint to compare by eye. */
function short(fingerprint: string): string {
  return fingerprint.length > 16
    ? `${fingerprint.slice(0, 8)}…${fingerprint.slice(-4)}`
    : fingerprint;
}

/** Coze shows fingerprints in several spellings: with colons, in capitals, with spaces. */
function normalise(fingerprint: string): string {
  return fingerprint.replaceAll(/[\s:]/g, '').toLowerCase();
}
