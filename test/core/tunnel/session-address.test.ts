import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addressIn, SessionAddress } from '../../../src/core/tunnel/session-address';
import { appErrorOf } from '../../fakes/app-error-of';

/** As localhost.run greets: addresses of manuals first. */
const GREETING = `Welcome to localhost.run!

Follow your favourite reverse tunnel at [https://social.example/localhost_run].
To set up and manage custom domains go to https://admin.localhost.run/
More at https://localhost.run/docs/custom-domains

`;
const never = new AbortController().signal;

describe('what a public tunnel host prints', () => {
  test.each([
    [
      'localhost.run',
      `${GREETING}f00d.lhr.life tunneled with tls termination, https://f00d.lhr.life\r\n`,
      'https://f00d.lhr.life',
    ],
    [
      'serveo',
      '\u001B[32mForwarding HTTP traffic from https://abc.serveo.net\u001B[0m\r\nPress g to start a GUI session\r\n',
      'https://abc.serveo.net',
    ],
    [
      'one with a port',
      'Forwarding https://tunnel.example.com:8443\n',
      'https://tunnel.example.com:8443',
    ],
  ])('%s: the address of the line that speaks of the tunnel', (_name, output, address) => {
    expect(addressIn(output, true)).toBe(address);
  });

  test('is not taken from a line that is not whole yet', () => {
    expect(addressIn('Forwarding HTTP traffic from https://abc.ser', true)).toBeNull();
  });

  test('manuals and advertising are no address', () => {
    expect(addressIn(GREETING, false)).toBeNull();
  });
});

describe('reading it', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  test('answers as soon as the line is there, in whatever pieces it comes', async () => {
    const output = new SessionAddress('localhost.run');
    const found = output.find(never);
    for (const piece of [
      GREETING,
      'f00d.lhr.life tunneled with tls',
      ' termination, https://f00d.lhr',
      '.life\n',
    ]) {
      output.feed(Buffer.from(piece));
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(await found).toBe('https://f00d.lhr.life');
  });

  test('takes a bare address when nothing more comes', async () => {
    const output = new SessionAddress('pinggy.example');
    output.feed('http://abc.a.free.pinggy.example\r\nhttps://abc.a.free.pinggy.example\r\n');
    const found = output.find(never);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await found).toBe('https://abc.a.free.pinggy.example');
  });

  test('says that there is none', async () => {
    const output = new SessionAddress('example.com');
    const found = appErrorOf(output.find(never));
    output.feed('hello\n');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await found).toMatchObject({
      code: 'TUNNEL_NO_ADDRESS',
      params: { host: 'example.com' },
    });
  });
});
