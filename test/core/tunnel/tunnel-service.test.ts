import { describe, expect, test } from 'vitest';
import { MemorySecretStore } from '../../../src/adapters/memory-secret-store';
import { MemorySettingsStore } from '../../../src/adapters/memory-settings-store';
import { AppError } from '../../../src/core/lib/errors';
import { Translator } from '../../../src/core/lib/translator';
import type { CallRecord } from '../../../src/core/ports/call-meter';
import type { Notification } from '../../../src/core/ports/notifier';
import { ListenerAddress } from '../../../src/core/webhook/listener-address';
import { TunnelService } from '../../../src/core/tunnel/tunnel-service';
import { requests } from '../../../src/shared/ipc/contract';
import { tunnelChoiceSchema, tunnelViewSchema } from '../../../src/shared/model/tunnel';
import { appErrorOf } from '../../fakes/app-error-of';
import { eventually } from '../../fakes/deferred';
import { FakeClock } from '../../fakes/fake-clock';
import { ScriptedLinks } from '../../fakes/scripted-links';

const LISTENING = { status: 'listening', port: 8787 };

function rig(steps: (string | AppError)[], settings = new MemorySettingsStore([])) {
  const [ssh, ngrok] = [new ScriptedLinks(steps), new ScriptedLinks(['https://n.ngrok.app'])];
  const notices: Notification[] = [];
  const calls: CallRecord[] = [];
  const service = new TunnelService({
    settings,
    secrets: new MemorySecretStore(),
    clock: new FakeClock(),
    notifier: { notify: (notice) => notices.push(notice) },
    translator: new Translator('en'),
    meter: { record: (call) => void calls.push(call) },
    connects: { ssh: ssh.connect, ngrok: ngrok.connect },
  });
  return {
    service,
    ssh,
    ngrok,
    notices,
    calls,
    settings,
    view: () => tunnelViewSchema.parse(service.view.value),
  };
}

describe('the tunnel of the app', () => {
  test('every attempt to connect is measured under its kind, a failed one with its code', async () => {
    const { service, calls } = rig([new AppError('TUNNEL_TOKEN_REFUSED'), 'https://a.example.com']);
    service.follow(LISTENING);
    expect((await appErrorOf(service.openHere())).code).toBe('TUNNEL_TOKEN_REFUSED');
    await service.openHere();
    expect(calls).toMatchObject([
      { service: 'tunnel', operation: 'ssh', outcome: 'TUNNEL_TOKEN_REFUSED' },
      { service: 'tunnel', operation: 'ssh', outcome: 'ok' },
    ]);
    await service.close();
  });

  test('opens to the port of the listener, and its address becomes the public one', async () => {
    const { service, ssh, view } = rig(['https://a.example.com']);
    const address = new ListenerAddress(
      () => 'https://mine.example.com',
      () => ['https://mine.example.com', 'https://other.example.com'],
      service,
    );
    expect((await appErrorOf(service.openHere())).code).toBe('WEBHOOK_NOT_RUNNING');
    service.follow(LISTENING);
    await service.openHere();
    expect(ssh.attempts).toEqual([8787]);
    expect(view()).toMatchObject({
      status: 'open',
      address: 'https://a.example.com/webhook/coze',
      error: null,
    });
    expect(address.state.value).toEqual({
      kind: 'tunnel',
      url: 'https://a.example.com/webhook/coze',
    });
    const hosts = ['a.example.com', 'mine.example.com', 'other.example.com', 'foreign.example.com'];
    expect(hosts.filter((host) => address.isPublicHost(host))).toEqual([
      'a.example.com',
      'mine.example.com',
      'other.example.com',
    ]);
    await service.close();
    expect(address.state.value).toEqual({
      kind: 'manual',
      url: 'https://mine.example.com/webhook/coze',
    });
    expect(hosts.filter((host) => address.isPublicHost(host))).toEqual([
      'mine.example.com',
      'other.example.com',
    ]);
  });

  test('is opened again with the app, once there is a listener, if it was left open', async () => {
    const first = rig(['https://a.example.com']);
    first.service.follow(LISTENING);
    await first.service.openHere();
    await first.service.dispose();
    const second = rig(['https://a.example.com'], first.settings);
    await second.service.start();
    expect(second.ssh.attempts).toEqual([]);
    second.service.follow(LISTENING);
    await eventually(() => second.view().status === 'open', 'open');
    await second.service.close();
    const third = rig(['https://a.example.com'], first.settings);
    third.service.follow(LISTENING);
    await third.service.start();
    expect(third.ssh.attempts).toEqual([]);
  });

  test('goes where the listener goes', async () => {
    const { service, ssh, view } = rig(['https://a.example.com']);
    service.follow(LISTENING);
    await service.openHere();
    service.follow({ status: 'stopped', port: 8787 });
    service.follow(LISTENING);
    expect(ssh.attempts).toEqual([8787]);
    service.follow({ status: 'listening', port: 9000 });
    await eventually(() => ssh.attempts.length === 2 && view().status === 'open', 'open again');
    expect(ssh.attempts).toEqual([8787, 9000]);
  });

  test('opens anew as another kind when that is chosen', async () => {
    const { service, ssh, ngrok, view } = rig(['https://a.example.com']);
    service.follow(LISTENING);
    await service.openHere();
    service.configure(tunnelChoiceSchema.parse({ kind: 'ngrok' }));
    await eventually(() => view().address === 'https://n.ngrok.app/webhook/coze', 'open as ngrok');
    expect([ssh.closed, ngrok.attempts]).toEqual([1, [8787]]);
  });

  test('raises an alarm once when the address is another than the person copied', async () => {
    const { service, ssh, notices, settings, view } = rig([
      'https://a.example.com',
      'https://b.example.com',
    ]);
    service.follow(LISTENING);
    await service.openHere();
    expect(view().staleAddress).toBeNull();
    service.recordCopied('something else');
    expect(settings.read().settings.tunnel.confirmedAddress).toBe('');
    service.recordCopied('https://a.example.com/webhook/coze');
    ssh.lose();
    await eventually(() => view().address === 'https://b.example.com/webhook/coze', 'open again');
    expect(view().staleAddress).toBe('https://a.example.com/webhook/coze');
    expect(notices).toEqual([
      {
        kind: 'service',
        title: expect.any(String),
        text: expect.stringContaining('https://b.example.com/webhook/coze'),
        route: ['webhooks'],
      },
    ]);
    service.announce();
    ssh.lose();
    await eventually(() => ssh.attempts.length === 3 && view().status === 'open', 'open once more');
    expect(notices).toHaveLength(1);
    expect(service.confirmAddress()).toBe('https://b.example.com/webhook/coze');
    expect(view().staleAddress).toBeNull();
  });

  test('shows its error in words, and asks for nothing to confirm while it is closed', async () => {
    const { service, view } = rig([
      new AppError('TUNNEL_SIGN_IN_REFUSED', { params: { host: 'example.com', user: 'lin' } }),
    ]);
    service.follow(LISTENING);
    await appErrorOf(service.openHere());
    expect(view()).toMatchObject({
      status: 'failed',
      error: {
        code: 'TUNNEL_SIGN_IN_REFUSED',
        message: 'example.com did not let user lin sign in.',
      },
    });
    expect(() => service.confirmAddress()).toThrow(new AppError('WEBHOOK_NO_PUBLIC_ADDRESS'));
  });

  test('accepts no host key but the one the server showed', async () => {
    const { service } = rig(['https://a.example.com']);
    service.follow(LISTENING);
    expect((await appErrorOf(service.acceptHostKey('ssh-ed25519 SHA256:abc'))).code).toBe(
      'INVALID_INPUT',
    );
  });

  test('shows no secret', async () => {
    const { service, settings, view } = rig(['https://a.example.com']);
    await service.setSecret('ssh-password', 'crema-and-foam');
    expect(view().kept['ssh-password']).toBe('set');
    expect(JSON.stringify([view(), settings.read()])).not.toContain('crema-and-foam');
  });
});

describe('what can be set of a tunnel', () => {
  test('no host key and no confirmed address through the settings of a page', () => {
    const hostKeys = { 'example.com:22': 'ssh-ed25519 SHA256:abc' };
    expect(
      requests['settings.change'].input.parse({ theme: 'dark', tunnel: { hostKeys } }),
    ).toEqual({ theme: 'dark' });
    expect(requests['tunnel.configure'].input.parse({ hostKeys, wanted: true })).not.toHaveProperty(
      'hostKeys',
    );
  });

  test.each(['https://hooks.example.com', 'https://hooks.example.com:{port}', ''])(
    'the address %j',
    (address) => {
      expect(tunnelChoiceSchema.safeParse({ ssh: { address } }).success).toBe(true);
    },
  );

  test.each([
    'http://hooks.example.com',
    'https://hooks.example.com/webhook',
    'hooks.example.com',
    'https://me:you@example.com',
    'javascript:alert(1)',
  ])('not the address %j', (address) => {
    expect(tunnelChoiceSchema.safeParse({ ssh: { address } }).success).toBe(false);
  });

  test.each(['-oProxyCommand=x y', 'a/b', 'user@host'])('not the host %j', (host) => {
    expect(tunnelChoiceSchema.safeParse({ ssh: { host } }).success).toBe(false);
  });
});
