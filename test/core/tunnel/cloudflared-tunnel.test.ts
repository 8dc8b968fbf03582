import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/core/ports/clock';
import { cloudflaredConnect } from '../../../src/core/tunnel/cloudflared-tunnel';
import { ReconnectingTunnel } from '../../../src/core/tunnel/reconnecting-tunnel';
import { appErrorOf } from '../../fakes/app-error-of';
import { eventually } from '../../fakes/deferred';
import { fakeCloudflared } from '../../fakes/fake-cloudflared';
import { tempFolder } from '../../fakes/temp-folder';

const open: ReconnectingTunnel[] = [];
afterEach(async () => {
  for (const tunnel of open.splice(0)) await tunnel.close();
});

function tunnelOf(path: string): ReconnectingTunnel {
  const tunnel = new ReconnectingTunnel(
    'cloudflared',
    cloudflaredConnect({ path: () => path }),
    systemClock,
    () => 0,
  );
  open.push(tunnel);
  return tunnel;
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe.skipIf(process.platform === 'win32')('a cloudflared tunnel', () => {
  test('leads to the port and reads its address; closing ends the program', async () => {
    const { path, calls, pids } = fakeCloudflared();
    const tunnel = tunnelOf(path);
    await tunnel.open(8787);
    expect(tunnel.state.value).toMatchObject({
      status: 'open',
      address: 'https://crema-foam-1.trycloudflare.com',
    });
    expect(calls()).toEqual(['tunnel --no-autoupdate --url http://127.0.0.1:8787']);
    await tunnel.close();
    await eventually(() => pids().every((pid) => !isAlive(pid)), 'the program ended');
  });

  test('starts the program again when it ended, and has its new address', async () => {
    const { path, pids } = fakeCloudflared();
    const tunnel = tunnelOf(path);
    await tunnel.open(8787);
    process.kill(pids()[0] ?? 0, 'SIGKILL');
    await eventually(() => tunnel.state.value.status === 'reconnecting', 'the end was noticed');
    expect(tunnel.state.value.error).toMatchObject({
      code: 'TUNNEL_PROGRAM_ENDED',
      params: { program: 'cloudflared', detail: 'SIGKILL' },
    });
    await eventually(
      () => tunnel.state.value.address === 'https://crema-foam-2.trycloudflare.com',
      'open again',
    );
  });

  test('ends a program that does not listen to being asked', async () => {
    const { path, pids } = fakeCloudflared({
      first: `trap '' TERM`,
      last: 'while :; do sleep 0.1; done',
    });
    const tunnel = tunnelOf(path);
    await tunnel.open(8787);
    await tunnel.close();
    await eventually(() => pids().every((pid) => !isAlive(pid)), 'the program ended');
  });

  test('tells why the program ended, and takes no address of an error for its own', async () => {
    const failure =
      'ERR failed to request quick Tunnel: Post https://api.trycloudflare.com/tunnel: dial tcp: no such host';
    const { path } = fakeCloudflared({ lines: [failure], last: 'exit 1' });
    expect(await appErrorOf(tunnelOf(path).open(8787))).toMatchObject({
      code: 'TUNNEL_PROGRAM_ENDED',
      params: { program: 'cloudflared', detail: failure },
    });
  });

  test('says that the program is not there, and does not try again', async () => {
    const tunnel = tunnelOf(join(tempFolder(), 'cloudflared'));
    expect(await appErrorOf(tunnel.open(8787))).toMatchObject({ code: 'TUNNEL_PROGRAM_MISSING' });
    expect(tunnel.state.value.status).toBe('failed');
  });

  test('is closed while the program is silent', async () => {
    const { path, pids } = fakeCloudflared({ lines: [] });
    const tunnel = tunnelOf(path);
    const opening = appErrorOf(tunnel.open(8787));
    await eventually(() => pids().length === 1, 'it runs');
    await tunnel.close();
    expect((await opening).code).toBe('ABORTED');
    await eventually(() => pids().every((pid) => !isAlive(pid)), 'the program ended');
  });
});
