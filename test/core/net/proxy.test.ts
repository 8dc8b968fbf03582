import type { ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { HttpClient } from '../../../src/core/net/http-client';
import { ProxyRoutes, type ProxySettings } from '../../../src/core/net/proxy-routes';
import { noSystemProxy, type SystemProxy } from '../../../src/core/ports/proxy';
import { systemClock } from '../../../src/core/ports/clock';
import { appErrorOf } from '../../fakes/app-error-of';
import {
  type ForwardProxy,
  type ForwardProxyOptions,
  startForwardProxy,
} from '../../fakes/forward-proxy';
import { selfSigned } from '../../fakes/self-signed';
import { startSocksProxy } from '../../fakes/socks-proxy';
import { startStub, type StubServer } from '../../fakes/stub-server';

const toClose: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of toClose.splice(0)) await close();
});

interface Setup extends Partial<ProxySettings> {
  password?: string | null;
  system?: SystemProxy;
}

function openClient({ password = null, system = noSystemProxy, ...change }: Setup): {
  http: HttpClient;
  settings: ProxySettings;
  routes: ProxyRoutes;
} {
  const settings: ProxySettings = {
    proxyMode: 'custom',
    proxyAddress: '',
    proxyUser: '',
    ...change,
  };
  const routes = new ProxyRoutes({
    settings: () => settings,
    password: () => Promise.resolve(password),
    system,
    clock: systemClock,
  });
  const http = new HttpClient({ timeoutMs: () => 5000, proxies: routes });
  toClose.push(() => http.dispose());
  return { http, settings, routes };
}

async function openProxy(options: ForwardProxyOptions): Promise<ForwardProxy> {
  const proxy = await startForwardProxy(options);
  toClose.push(() => proxy.close());
  return proxy;
}

const portOf = ({ origin }: StubServer): number => Number(new URL(origin).port);

/** A target that only the proxy can find, because its name is in no DNS. */
async function startTarget(): Promise<{ target: StubServer; hosts: Record<string, number> }> {
  const target = await startStub((request, response) => response.end(`hello ${request.path}`));
  return { target, hosts: { 'coze.invalid': portOf(target) } };
}

/** The same behind TLS, with a certificate nobody trusts. */
async function startTlsTarget(): Promise<Record<string, number>> {
  const server = createTlsServer(selfSigned('coze.invalid'), (_request, response) =>
    response.end('hello over TLS'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  toClose.push(() => {
    server.close();
    server.closeAllConnections();
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has one
  return { 'coze.invalid': (server.address() as AddressInfo).port };
}

const URL_HTTP = 'http://coze.invalid/v1/bots?a=1';
const URL_TLS = 'https://coze.invalid/v1/bots';
const get = (http: HttpClient, url: string) => http.send({ method: 'GET', url });

const codeOf = async (setup: Setup): Promise<string> =>
  (await appErrorOf(get(openClient(setup).http, URL_HTTP))).code;

describe('an HTTP proxy', () => {
  test('gets the whole address of a plain target, and the target none of the proxy’s password', async () => {
    const { target, hosts } = await startTarget();
    const proxy = await openProxy({ hosts, login: { user: 'lin', password: 'geheim:字' } });
    const { http } = openClient({
      proxyAddress: proxy.address,
      proxyUser: 'lin',
      password: 'geheim:字',
    });
    expect((await get(http, URL_HTTP)).text).toBe('hello /v1/bots?a=1');
    expect(proxy.seen).toEqual([`GET ${URL_HTTP}`]);
    expect(target.requests[0]?.headers).toMatchObject({ host: 'coze.invalid' });
    expect(JSON.stringify(target.requests[0]?.headers)).not.toContain('proxy-authorization');
  });

  test('gives a tunnel to a target with TLS, whose certificate is checked as ever', async () => {
    const hosts = await startTlsTarget();
    const proxy = await openProxy({ hosts, login: { user: 'lin', password: 'p' } });
    const { http } = openClient({ proxyAddress: proxy.address, proxyUser: 'lin', password: 'p' });
    expect(await appErrorOf(get(http, URL_TLS))).toMatchObject({
      code: 'TLS_FAILED',
      layer: 'network',
      params: { host: 'coze.invalid' },
    });
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect((await get(http, URL_TLS)).text).toBe('hello over TLS');
    expect(new Set(proxy.seen)).toEqual(new Set(['CONNECT coze.invalid:443']));
  });

  test.each([URL_HTTP, URL_TLS])(
    'that wants a password is PROXY_AUTH_REQUIRED for %s',
    async (url) => {
      const { hosts } = await startTarget();
      const proxy = await openProxy({ hosts, login: { user: 'lin', password: 'right' } });
      const params = { proxy: `127.0.0.1:${proxy.port}` };
      expect(
        await appErrorOf(get(openClient({ proxyAddress: proxy.address }).http, url)),
      ).toMatchObject({ code: 'PROXY_AUTH_REQUIRED', layer: 'proxy', params });
      const wrong = openClient({
        proxyAddress: proxy.address,
        proxyUser: 'lin',
        password: 'wrong',
      });
      expect((await appErrorOf(get(wrong.http, url))).code).toBe('PROXY_AUTH_REQUIRED');
    },
  );

  test.each([403, 502])('that refuses a tunnel with %i is PROXY_REFUSED', async (status) => {
    const proxy = await openProxy({ hosts: {}, refuseWith: status });
    const error = await appErrorOf(get(openClient({ proxyAddress: proxy.address }).http, URL_TLS));
    expect(error).toMatchObject({
      code: 'PROXY_REFUSED',
      layer: 'proxy',
      params: { proxy: `127.0.0.1:${proxy.port}`, detail: String(status) },
    });
  });

  test.each([URL_HTTP, URL_TLS])('that is not there is PROXY_UNREACHABLE for %s', async (url) => {
    const proxy = await openProxy({ hosts: {} });
    await proxy.close();
    expect(
      await appErrorOf(get(openClient({ proxyAddress: proxy.address }).http, url)),
    ).toMatchObject({
      code: 'PROXY_UNREACHABLE',
      layer: 'proxy',
      params: { proxy: `127.0.0.1:${proxy.port}`, detail: 'ECONNREFUSED' },
    });
    const nowhere = openClient({ proxyAddress: 'http://proxy.invalid:3128' });
    expect((await appErrorOf(get(nowhere.http, url))).code).toBe('PROXY_UNREACHABLE');
  });

  test('hides no failure of the target behind it', async () => {
    const { target, hosts } = await startTarget();
    const proxy = await openProxy({ hosts });
    await target.close();
    expect(
      await appErrorOf(get(openClient({ proxyAddress: proxy.address }).http, URL_HTTP)),
    ).toMatchObject({ code: 'CONNECTION_RESET', layer: 'network' });
  });
});

describe('a SOCKS 5 proxy', () => {
  test('leads to plain targets and to those with TLS, with and without a password', async () => {
    const { hosts } = await startTarget();
    const plain = await startSocksProxy({ hosts });
    expect((await get(openClient({ proxyAddress: plain.address }).http, URL_HTTP)).text).toBe(
      'hello /v1/bots?a=1',
    );
    expect(plain.seen).toEqual(['coze.invalid']);
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const guarded = await startSocksProxy({
      hosts: await startTlsTarget(),
      login: { user: 'lin', password: 'p@ss:1' },
    });
    const { http } = openClient({
      proxyAddress: guarded.address,
      proxyUser: 'lin',
      password: 'p@ss:1',
    });
    expect((await get(http, URL_TLS)).text).toBe('hello over TLS');
  });

  test('tells its own failures apart', async () => {
    const { hosts } = await startTarget();
    const guarded = await startSocksProxy({ hosts, login: { user: 'lin', password: 'right' } });
    expect(
      await codeOf({ proxyAddress: guarded.address, proxyUser: 'lin', password: 'wrong' }),
    ).toBe('PROXY_AUTH_REQUIRED');
    expect(await codeOf({ proxyAddress: guarded.address })).toBe('PROXY_AUTH_REQUIRED');
    expect(await codeOf({ proxyAddress: (await startSocksProxy({ hosts: {} })).address })).toBe(
      'PROXY_REFUSED',
    );
    expect(await codeOf({ proxyAddress: 'socks5://127.0.0.1:1' })).toBe('PROXY_UNREACHABLE');
  });
});

describe('the choice', () => {
  test('this machine itself is never reached through a proxy', async () => {
    const target = await startStub((_request, response) => response.end('direct'));
    const proxy = await openProxy({ hosts: {} });
    const { http } = openClient({ proxyAddress: proxy.address });
    expect((await get(http, target.origin)).text).toBe('direct');
    expect((await get(http, `http://localhost:${portOf(target)}/`)).text).toBe('direct');
    expect(proxy.seen).toEqual([]);
  });

  test('an own proxy without an address is an error, not the direct way', async () => {
    expect(await appErrorOf(get(openClient({}).http, URL_HTTP))).toMatchObject({
      code: 'PROXY_NOT_SET',
      layer: 'proxy',
    });
  });

  test('the system decides where it is told to', async () => {
    const { hosts } = await startTarget();
    const proxy = await openProxy({ hosts });
    const asked: string[] = [];
    const system: SystemProxy = {
      resolve: (url) => {
        asked.push(url);
        return Promise.resolve({ address: proxy.address, user: '', password: '' });
      },
    };
    const { http, settings } = openClient({ proxyMode: 'system', system });
    await get(http, URL_HTTP);
    await get(http, URL_HTTP);
    expect(asked).toEqual(['http://coze.invalid/']);
    expect(proxy.seen).toHaveLength(2);
    settings.proxyMode = 'none';
    expect((await appErrorOf(get(http, URL_HTTP))).code).toBe('DNS_FAILED');
  });

  test('a change counts for the next request; what runs on the old sockets comes to its end', async () => {
    const answers: ServerResponse[] = [];
    const target = await startStub((request, response) => {
      if (request.path !== '/slow') return response.end('quick');
      response.writeHead(200).write('be');
      answers.push(response);
      return undefined;
    });
    const hosts = { 'coze.invalid': portOf(target) };
    const [first, second] = [
      await openProxy({ hosts }),
      await openProxy({ hosts, login: { user: 'lin', password: 'p' } }),
    ];
    const { http, settings } = openClient({ proxyAddress: first.address, password: 'p' });
    const slow = await http.open({ method: 'GET', url: 'http://coze.invalid/slow' });
    Object.assign(settings, { proxyAddress: second.address, proxyUser: 'lin' });
    expect((await get(http, URL_HTTP)).text).toBe('quick');
    expect([first.seen.length, second.seen.length]).toEqual([1, 1]);
    answers[0]?.end('gun');
    const pieces: string[] = [];
    for await (const piece of slow.body) pieces.push(Buffer.from(piece).toString());
    expect(pieces.join('')).toBe('begun');
  });

  test('another password counts at once', async () => {
    const { hosts } = await startTarget();
    const proxy = await openProxy({ hosts, login: { user: 'lin', password: 'new' } });
    let password = 'old';
    const settings: ProxySettings = {
      proxyMode: 'custom',
      proxyAddress: proxy.address,
      proxyUser: 'lin',
    };
    const routes = new ProxyRoutes({
      settings: () => settings,
      password: () => Promise.resolve(password),
      system: noSystemProxy,
      clock: systemClock,
    });
    const http = new HttpClient({ proxies: routes });
    toClose.push(() => http.dispose());
    expect((await appErrorOf(get(http, URL_HTTP))).code).toBe('PROXY_AUTH_REQUIRED');
    password = 'new';
    routes.forget();
    expect((await get(http, URL_HTTP)).status).toBe(200);
  });
});
