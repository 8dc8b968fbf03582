import { abortable } from '../lib/abort';
import { AppError } from '../lib/errors';
import type { Connect } from './reconnecting-tunnel';

/** Codes of ngrok about the authtoken: malformed, unknown, revoked, missing. */
const TOKEN_CODES = new Set([
  'ERR_NGROK_105',
  'ERR_NGROK_106',
  'ERR_NGROK_107',
  'ERR_NGROK_109',
  'ERR_NGROK_4018',
]);
const HOST = 'connect.ngrok-agent.com';
const SECONDS = 30;

/** The used part of `@ngrok/ngrok`. */
export interface NgrokLibrary {
  forward(config: {
    addr: string;
    authtoken: string;
    domain?: string;
    onStatusChange: (status: string) => void;
  }): Promise<{ url(): string | null; close(): Promise<void> }>;
}

export interface NgrokOptions {
  token: () => Promise<string | null>;
  /** A reserved domain, or empty. */
  domain: () => string;
  /** Default: the package, loaded with the first connection. */
  load?: () => Promise<NgrokLibrary>;
}

/** A tunnel made with ngrok's agent library. TUNNEL_NOT_CONFIGURED without a token. */
export function ngrokConnect({ token, domain, load = loadNgrok }: NgrokOptions): Connect {
  return async (port, signal) => {
    const authtoken = await token();
    if (authtoken === null) throw new AppError('TUNNEL_NOT_CONFIGURED');
    const ngrok = await load();
    const lost = new AbortController();
    // The library would reconnect by itself without reporting its state; our own reconnect does
    // both.
    const onStatusChange = (status: string): void => {
      if (status === 'closed') lost.abort();
    };
    const opening = ngrok.forward({
      addr: `127.0.0.1:${port}`,
      authtoken,
      onStatusChange,
      ...(domain() === '' ? {} : { domain: domain() }),
    });
    const timeout = AbortSignal.timeout(SECONDS * 1000);
    const listener = await abortable(abortable(opening, timeout), signal).catch(
      (thrown: unknown) => {
        // A tunnel that opens too late is closed.
        void opening.then((late) => late.close()).catch(() => {});
        if (timeout.aborted && !signal.aborted)
          throw new AppError('TIMEOUT', { params: { host: HOST, seconds: SECONDS } });
        throw toNgrokError(thrown);
      },
    );
    const address = listener.url();
    if (address === null) throw new AppError('TUNNEL_NO_ADDRESS', { params: { host: 'ngrok' } });
    const ended = abortable(new Promise<never>(() => {}), lost.signal).catch(
      () => new AppError('TUNNEL_LOST', { params: { host: 'ngrok' } }),
    );
    return { address, ended, close: () => listener.close().catch(() => {}) };
  };
}

/**
 * Converts the library's error, by the code of ngrok in it; without one the network failed. Its
 * text may contain the token, so none of it is kept.
 */
export function toNgrokError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = /ERR_NGROK_\d+/.exec(textOf(thrown))?.[0];
  if (code === undefined) return new AppError('NETWORK_UNREACHABLE', { params: { host: HOST } });
  return TOKEN_CODES.has(code)
    ? new AppError('TUNNEL_TOKEN_REFUSED', { params: { detail: code } })
    : new AppError('TUNNEL_PROVIDER_REFUSED', { params: { provider: 'ngrok', detail: code } });
}

function textOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return 'errorCode' in thrown ? `${String(thrown.errorCode)} ${thrown.message}` : thrown.message;
}

async function loadNgrok(): Promise<NgrokLibrary> {
  const { default: ngrok } = await import('@ngrok/ngrok');
  return ngrok;
}
