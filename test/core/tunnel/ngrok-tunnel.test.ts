import { describe, expect, test } from 'vitest';
import {
  ngrokConnect,
  toNgrokError,
  type NgrokLibrary,
} from '../../../src/core/tunnel/ngrok-tunnel';
import { eventually } from '../../fakes/deferred';
import { appErrorOf } from '../../fakes/app-error-of';

const never = new AbortController().signal;
const TOKEN = '2abcDEF_secretSecretSecret';

const notToBeLoaded = (): Promise<NgrokLibrary> => Promise.reject(new Error('loaded'));

/** The library as far as it is used; the real one needs ngrok's service. */
function library(answer: () => Promise<string | null>) {
  const seen: Parameters<NgrokLibrary['forward']>[0][] = [];
  const closed: string[] = [];
  const load = async (): Promise<NgrokLibrary> => ({
    forward: async (config) => {
      seen.push(config);
      const url = await answer();
      return { url: () => url, close: async () => void closed.push(url ?? '') };
    },
  });
  return { load, seen, closed };
}

describe('an ngrok tunnel', () => {
  test('leads to the port with the token and the reserved domain', async () => {
    const { load, seen, closed } = library(async () => 'https://mine.ngrok.app');
    const link = await ngrokConnect({
      token: async () => TOKEN,
      domain: () => 'mine.ngrok.app',
      load,
    })(8787, never);
    expect(link.address).toBe('https://mine.ngrok.app');
    expect(seen).toMatchObject([
      { addr: '127.0.0.1:8787', authtoken: TOKEN, domain: 'mine.ngrok.app' },
    ]);
    seen[0]?.onStatusChange('closed');
    expect(await link.ended).toMatchObject({ code: 'TUNNEL_LOST' });
    await link.close();
    expect(closed).toEqual(['https://mine.ngrok.app']);
  });

  test('wants a token before anything is loaded', async () => {
    expect(
      (
        await appErrorOf(
          ngrokConnect({ token: async () => null, domain: () => '', load: notToBeLoaded })(
            1,
            never,
          ),
        )
      ).code,
    ).toBe('TUNNEL_NOT_CONFIGURED');
  });

  test('that opens after it was closed does not stay', async () => {
    const stop = new AbortController();
    const { load, closed } = library(async () => {
      stop.abort();
      return 'https://late.ngrok.app';
    });
    expect(
      (
        await appErrorOf(
          ngrokConnect({ token: async () => TOKEN, domain: () => '', load })(1, stop.signal),
        )
      ).code,
    ).toBe('ABORTED');
    await eventually(() => closed[0] === 'https://late.ngrok.app', 'closed');
  });

  test.each([
    ['ERR_NGROK_105', 'TUNNEL_TOKEN_REFUSED'],
    ['ERR_NGROK_107', 'TUNNEL_TOKEN_REFUSED'],
    ['ERR_NGROK_4018', 'TUNNEL_TOKEN_REFUSED'],
    ['ERR_NGROK_108', 'TUNNEL_PROVIDER_REFUSED'],
    ['ERR_NGROK_319', 'TUNNEL_PROVIDER_REFUSED'],
  ])('knows %s as %s, and repeats nothing of what was said', (code, ours) => {
    const error = toNgrokError(
      Object.assign(new Error(`authentication failed: ${TOKEN}\n\n${code}`), { errorCode: code }),
    );
    expect(error).toMatchObject({ code: ours, params: { detail: code } });
    expect(JSON.stringify([error.params, error.cause])).not.toContain(TOKEN);
  });

  test('takes what the real library says without a network for the network', async () => {
    const { default: ngrok } = await import('@ngrok/ngrok');
    const load = async (): Promise<NgrokLibrary> => ({
      forward: (config) => ngrok.forward({ ...config, server_addr: '127.0.0.1:9' }),
    });
    const error = await appErrorOf(
      ngrokConnect({ token: async () => TOKEN, domain: () => '', load })(1, never),
    );
    expect(error).toMatchObject({
      code: 'NETWORK_UNREACHABLE',
      params: { host: 'connect.ngrok-agent.com' },
    });
  });
});
