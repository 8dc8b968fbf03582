import type { Dispatcher } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { routedDispatcher } from '../../../../src/core/kai/connection/kai-dispatcher';
import { ProxyRoutes } from '../../../../src/core/net/proxy-routes';
import { FakeClock } from '../../../fakes/fake-clock';
import { startStub, type StubServer } from '../../../fakes/stub-server';

const opened: Dispatcher[] = [];
afterEach(async () => {
  for (const dispatcher of opened.splice(0)) await dispatcher.destroy();
});

/** Everything is to go through this server, as through a proxy. */
function routesThrough({ origin }: StubServer): ProxyRoutes {
  return new ProxyRoutes({
    settings: () => ({ proxyMode: 'custom', proxyAddress: origin, proxyUser: '' }),
    password: () => Promise.resolve(null),
    system: { resolve: () => Promise.resolve(null) },
    clock: new FakeClock(),
  });
}

async function ask(routes: ProxyRoutes, address: string, isLocal: boolean): Promise<void> {
  const url = new URL(address);
  const dispatcher = await routedDispatcher(routes)({ url, isLocal });
  opened.push(dispatcher);
  const { body } = await dispatcher.request({
    origin: url.origin,
    path: url.pathname,
    method: 'POST',
  });
  await body.dump();
}

test('a KAI server elsewhere is reached through the proxy of the settings', async () => {
  const proxy = await startStub((_request, response) => response.end());
  await ask(routesThrough(proxy), 'http://kai.example/mcp', false);
  expect(proxy.requests.map(({ path }) => path)).toEqual(['http://kai.example/mcp']);
});

test('one that is marked local is reached directly, whatever the settings say', async () => {
  const proxy = await startStub((_request, response) => response.end());
  const kai = await startStub((_request, response) => response.end());
  await ask(routesThrough(proxy), `${kai.origin}/mcp`, true);
  expect(proxy.requests).toEqual([]);
  expect(kai.requests.map(({ path }) => path)).toEqual(['/mcp']);
});
