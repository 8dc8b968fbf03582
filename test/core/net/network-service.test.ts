import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MemorySecretStore } from '../../../src/adapters/memory-secret-store';
import { Translator } from '../../../src/core/lib/translator';
import { NetworkService } from '../../../src/core/net/network-service';
import { systemClock } from '../../../src/core/ports/clock';
import { noSystemProxy } from '../../../src/core/ports/proxy';
import { SecretVault } from '../../../src/core/setup/secret-vault';
import { unlimitedSettings } from '../../fakes/open-connection';
import {
  type ForwardProxy,
  type ForwardProxyOptions,
  startForwardProxy,
} from '../../fakes/forward-proxy';
import { startStub } from '../../fakes/stub-server';

let settings = unlimitedSettings();
let store: MemorySecretStore;

beforeEach(() => {
  settings = unlimitedSettings();
  store = new MemorySecretStore();
});

const toClose: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

async function openProxy(options: ForwardProxyOptions): Promise<ForwardProxy> {
  const proxy = await startForwardProxy(options);
  toClose.push(() => proxy.close());
  return proxy;
}

function open(trialTarget: string): NetworkService {
  return new NetworkService({
    settings: () => settings,
    secrets: new SecretVault(store),
    system: noSystemProxy,
    clock: systemClock,
    translator: new Translator('en'),
    trialTarget: () => trialTarget,
  });
}

describe('the password of the proxy', () => {
  test('lies in the secret store, or in memory for this run; the page learns only that there is one', async () => {
    const network = open('http://coze.invalid/');
    await network.refresh();
    expect(network.state.value).toMatchObject({ proxyLogin: 'not-set' });
    await network.setPassword('geheim', 'keychain');
    expect(network.state.value).toMatchObject({ proxyLogin: 'set' });
    expect(Buffer.from((await store.get('proxy/password')) ?? []).toString()).toBe('geheim');
    await network.clearPassword();
    expect([network.state.value.proxyLogin, await store.get('proxy/password')]).toEqual([
      'not-set',
      null,
    ]);
    await network.setPassword('geheim', 'this-run');
    expect([network.state.value.proxyLogin, await store.get('proxy/password')]).toEqual([
      'set',
      null,
    ]);
  });
});

describe('a trial', () => {
  test('says which way was taken and how long it took', async () => {
    const target = await startStub((_request, response) => response.writeHead(404).end());
    const proxy = await openProxy({
      hosts: { 'coze.invalid': Number(new URL(target.origin).port) },
      login: { user: 'lin', password: 'p' },
    });
    settings = unlimitedSettings({
      proxyMode: 'custom',
      proxyAddress: proxy.address,
      proxyUser: 'lin',
    });
    const network = open('http://coze.invalid/api');
    await network.setPassword('p', 'this-run');
    const trial = await network.try();
    expect(trial).toMatchObject({
      target: 'coze.invalid',
      way: 'custom-proxy',
      proxy: proxy.address,
      error: null,
    });
    expect(trial.ms).toBeGreaterThanOrEqual(0);
    expect(proxy.seen).toEqual(['GET http://coze.invalid/']);
  });

  test('tells the failure of the proxy, of the target, and a missing address', async () => {
    const proxy = await openProxy({ hosts: {}, login: { user: 'lin', password: 'p' } });
    settings = unlimitedSettings({ proxyMode: 'custom', proxyAddress: proxy.address });
    expect((await open('https://coze.invalid').try()).error).toMatchObject({
      code: 'PROXY_AUTH_REQUIRED',
      layer: 'proxy',
    });
    settings = unlimitedSettings({ proxyMode: 'none' });
    expect(await open('https://coze.invalid').try()).toMatchObject({
      way: 'none',
      proxy: null,
      error: { code: 'DNS_FAILED' },
    });
    settings = unlimitedSettings({ proxyMode: 'custom' });
    expect((await open('https://coze.invalid').try()).error?.code).toBe('PROXY_NOT_SET');
  });

  test('of this machine goes out directly, whatever is set', async () => {
    const target = await startStub((_request, response) => response.end());
    settings = unlimitedSettings({ proxyMode: 'custom', proxyAddress: 'http://127.0.0.1:1' });
    expect(await open(target.origin).try()).toMatchObject({
      way: 'loopback',
      proxy: null,
      error: null,
    });
  });
});
