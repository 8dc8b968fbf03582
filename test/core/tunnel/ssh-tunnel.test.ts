import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../src/core/lib/errors';
import { systemClock } from '../../../src/core/ports/clock';
import { ReconnectingTunnel } from '../../../src/core/tunnel/reconnecting-tunnel';
import { describeHostKey } from '../../../src/core/tunnel/ssh-host-key';
import {
  sshConnect,
  type SshLogin,
  type SshTunnelOptions,
} from '../../../src/core/tunnel/ssh-tunnel';
import { tunnelSettingsSchema, type SshTunnelSettings } from '../../../src/shared/model/tunnel';
import { appErrorOf } from '../../fakes/app-error-of';
import { freePort, makeKey, noSshServer, OpenSshServer, until } from '../../fakes/ssh-server';
import { ask, GUIDE_BODY, startTestWebhooks, type TestWebhooks } from '../../fakes/test-webhooks';

const open: ReconnectingTunnel[] = [];
afterEach(async () => {
  for (const tunnel of open.splice(0)) await tunnel.close();
});

interface Memory {
  key: string | null;
  refused: string | null;
}

interface Opened {
  tunnel: ReconnectingTunnel;
  memory: Memory;
}

/**
 * A tunnel to the server. Its pauses are the shortest there are, because a real server takes real
 * time.
 */
function tunnelTo(
  server: OpenSshServer,
  settings: Partial<SshTunnelSettings> = {},
  login: Partial<SshLogin> = {},
  more: Partial<SshTunnelOptions> = {},
): Opened {
  const memory: Memory = { key: null, refused: null };
  const { ssh } = tunnelSettingsSchema.parse({
    ssh: {
      host: '127.0.0.1',
      port: server.port,
      user: server.user,
      remotePort: 0,
      address: 'https://hooks.example.com',
      ...settings,
    },
  });
  const connect = sshConnect({
    settings: () => ssh,
    login: async () => ({
      privateKey: server.privateKey,
      passphrase: null,
      password: null,
      ...login,
    }),
    hostKey: {
      remembered: () => memory.key,
      remember: (key) => (memory.key = key),
      refused: (key) => (memory.refused = key),
    },
    ...more,
  });
  const tunnel = new ReconnectingTunnel('ssh', connect, systemClock, () => 0);
  open.push(tunnel);
  return { tunnel, memory };
}

const portOf = (rig: TestWebhooks): number => Number(new URL(rig.url).port);

/** Delivers at the server's end of the tunnel. */
function deliverTo(
  port: number,
  rig: TestWebhooks,
  body: string = GUIDE_BODY,
): ReturnType<typeof ask> {
  const headers = { authorization: `Bearer ${rig.token}`, 'content-type': 'application/json' };
  return ask(`http://127.0.0.1:${port}/webhook/coze`, { method: 'POST', headers, body });
}

describe.skipIf(noSshServer !== null)(
  `an SSH tunnel to a real OpenSSH server${noSshServer === null ? '' : ` (skipped: ${noSshServer})`}`,
  () => {
    test('opens, and a delivery at the server arrives here and is answered', async () => {
      const [server, rig, remotePort] = [
        await OpenSshServer.start(),
        await startTestWebhooks(),
        await freePort(),
      ];
      const { tunnel } = tunnelTo(server, { remotePort });
      await tunnel.open(portOf(rig));
      expect(tunnel.state.value).toMatchObject({
        status: 'open',
        address: 'https://hooks.example.com',
        error: null,
      });
      const { status, body } = await deliverTo(remotePort, rig);
      expect(status).toBe(200);
      const { id } = JSON.parse(body);
      expect(rig.service.inspector.open(id)).toMatchObject({
        event: 'conversation.message',
        verified: true,
        body: GUIDE_BODY,
      });
    });

    test('carries many deliveries at once, large ones whole', async () => {
      const [server, rig, remotePort] = [
        await OpenSshServer.start(),
        await startTestWebhooks(),
        await freePort(),
      ];
      await tunnelTo(server, { remotePort }).tunnel.open(portOf(rig));
      const bodies = Array.from({ length: 20 }, (_, index) =>
        JSON.stringify({ event: 'big', index, text: '咖'.repeat(200_000) }),
      );
      const answers = await Promise.all(bodies.map((body) => deliverTo(remotePort, rig, body)));
      expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 200));
      expect(
        new Set(answers.map(({ body }) => rig.service.inspector.open(JSON.parse(body).id).body)),
      ).toEqual(new Set(bodies));
    });

    test('puts the port the server chose into the address', async () => {
      const [server, rig] = [await OpenSshServer.start(), await startTestWebhooks()];
      const { tunnel } = tunnelTo(server, { address: 'https://hooks.example.com:{port}' });
      await tunnel.open(portOf(rig));
      const chosen = Number(new URL(tunnel.state.value.address ?? '').port);
      expect((await deliverTo(chosen, rig)).status).toBe(200);
    });

    test('comes back by itself when the server was killed and started again', async () => {
      const [server, rig, remotePort] = [
        await OpenSshServer.start(),
        await startTestWebhooks(),
        await freePort(),
      ];
      const { tunnel } = tunnelTo(server, { remotePort });
      const seen: string[] = [];
      tunnel.state.subscribe(({ value }) => seen.push(value.status));
      await tunnel.open(portOf(rig));
      await server.stop();
      await until(() => tunnel.state.value.status === 'reconnecting');
      expect(tunnel.state.value).toMatchObject({
        address: null,
        error: { code: expect.stringMatching(/^(TUNNEL_LOST|CONNECTION_RE\w+)$/) },
      });
      await server.run();
      await until(() => tunnel.state.value.status === 'open');
      expect((await deliverTo(remotePort, rig)).status).toBe(200);
      expect(seen.slice(0, 2)).toEqual(['opening', 'open']);
      expect(tunnel.state.value.error).toBeNull();
    });

    test('remembers the key of the server at first use, as ssh-keygen prints it', async () => {
      const [server, rig] = [await OpenSshServer.start(), await startTestWebhooks()];
      const { tunnel, memory } = tunnelTo(server);
      await tunnel.open(portOf(rig));
      expect(memory.key).toBe(`ssh-ed25519 ${server.fingerprint}`);
    });

    test(
      'refuses a server whose key has changed, names both, sends it no sign-in, and does not ' +
        'try again',
      async () => {
        const [server, rig, remotePort] = [
          await OpenSshServer.start(),
          await startTestWebhooks(),
          await freePort(),
        ];
        const { tunnel, memory } = tunnelTo(server, { remotePort });
        await tunnel.open(portOf(rig));
        const before = memory.key;
        await server.stop();
        server.changeHostKey();
        await server.run();
        await until(() => tunnel.state.value.status === 'failed');
        const offered = `ssh-ed25519 ${server.fingerprint}`;
        expect(tunnel.state.value.error).toMatchObject({
          code: 'TUNNEL_HOST_KEY_CHANGED',
          params: { host: '127.0.0.1', remembered: before, offered },
        });
        expect(memory).toEqual({ key: before, refused: offered });
        await expect(deliverTo(remotePort, rig)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
        memory.key = offered;
        await tunnel.open(portOf(rig));
        expect((await deliverTo(remotePort, rig)).status).toBe(200);
      },
    );

    test('asks a server with several keys for the one it remembers', async () => {
      const server = await OpenSshServer.start();
      await server.stop();
      makeKey(join(server.folder, 'rsa'), '', 'rsa');
      const several = await OpenSshServer.start(`HostKey ${join(server.folder, 'rsa')}`);
      const rig = await startTestWebhooks();
      const { tunnel, memory } = tunnelTo(several);
      const rsa = ssh2.utils.parseKey(readFileSync(join(server.folder, 'rsa.pub')));
      if (rsa instanceof Error) throw rsa;
      memory.key = describeHostKey(rsa.getPublicSSH());
      await tunnel.open(portOf(rig));
      expect(tunnel.state.value.status).toBe('open');
    });

    test('says that the server does not let the key in', async () => {
      const server = await OpenSshServer.start();
      const { tunnel } = tunnelTo(
        server,
        {},
        { privateKey: makeKey(join(server.folder, 'stranger')) },
      );
      const error = await appErrorOf(tunnel.open(1));
      expect(error).toMatchObject({
        code: 'TUNNEL_SIGN_IN_REFUSED',
        params: { host: '127.0.0.1', user: server.user },
      });
      expect(tunnel.state.value.status).toBe('failed');
    });

    test('opens a key with its passphrase, and says when that is missing or wrong', async () => {
      const [server, rig] = [await OpenSshServer.start(), await startTestWebhooks()];
      const privateKey = makeKey(join(server.folder, 'locked'), 'crema');
      writeFileSync(
        join(server.folder, 'authorized_keys'),
        readFileSync(join(server.folder, 'locked.pub')),
      );
      for (const passphrase of [null, 'foam'])
        expect(
          await appErrorOf(tunnelTo(server, {}, { privateKey, passphrase }).tunnel.open(1)),
        ).toMatchObject({ code: 'TUNNEL_KEY_LOCKED' });
      await tunnelTo(server, {}, { privateKey, passphrase: 'crema' }).tunnel.open(portOf(rig));
    });

    test('says that what it was given is no key, without repeating it', async () => {
      const server = await OpenSshServer.start();
      const error = await appErrorOf(
        tunnelTo(server, {}, { privateKey: 'not a key at all' }).tunnel.open(1),
      );
      expect(error.code).toBe('TUNNEL_KEY_INVALID');
      expect(JSON.stringify(error.params)).not.toContain('not a key');
    });

    test('says that the server does not forward, and tries again later', async () => {
      const server = await OpenSshServer.start('AllowTcpForwarding no');
      const { tunnel } = tunnelTo(server, { remotePort: 8080 });
      expect(await appErrorOf(tunnel.open(1))).toMatchObject({
        code: 'TUNNEL_FORWARD_REFUSED',
        params: { port: 8080 },
      });
      await until(() => tunnel.state.value.status === 'reconnecting');
      expect(tunnel.state.value.retryAt).not.toBeNull();
    });

    test('says that nobody listens at the server', async () => {
      const server = await OpenSshServer.start();
      await server.stop();
      expect(await appErrorOf(tunnelTo(server).tunnel.open(1))).toMatchObject({
        code: 'CONNECTION_REFUSED',
      });
    });

    test('reads the address a public host prints after signing in', async () => {
      const rig = await startTestWebhooks();
      const printed =
        String.raw`echo; echo 'Docs: https://localhost.run/docs/'; echo '\''f00d.lhr.life tunneled with tls termination, https://f00d.lhr.life'\''; sleep 60`.replaceAll(
          String.raw`'\''`,
          "'",
        );
      const server = await OpenSshServer.start(`ForceCommand ${printed}`);
      const { tunnel } = tunnelTo(server, { address: '' });
      await tunnel.open(portOf(rig));
      expect(tunnel.state.value.address).toBe('https://f00d.lhr.life');
    });

    test('carries the self-test: the probe goes out to the public address and arrives here', async () => {
      const server = await OpenSshServer.start();
      const { tunnel } = tunnelTo(
        server,
        {},
        {},
        { originFor: (port) => `http://127.0.0.1:${port}` },
      );
      const rig = await startTestWebhooks({ tunnel });
      expect(() => rig.service.publicUrl()).toThrow(new AppError('WEBHOOK_NO_PUBLIC_ADDRESS'));
      await tunnel.open(portOf(rig));
      expect(rig.service.state.value.publicAddress).toEqual({
        kind: 'tunnel',
        url: `${tunnel.state.value.address}/webhook/coze`,
      });
      expect(await rig.service.addressTests.selfTest()).toMatchObject({
        passed: true,
        hops: [
          { hop: 'address', status: 'ok' },
          { hop: 'dns' },
          { hop: 'connect', status: 'ok' },
          { hop: 'tls' },
          { hop: 'answer', status: 'ok' },
          { hop: 'arrival', status: 'ok' },
        ],
      });
      await rig.service.stopListening();
      expect(await rig.service.addressTests.selfTest()).toMatchObject({ passed: false });
    });

    test('closes: the port at the server is free again, and nothing reconnects', async () => {
      const [server, rig, remotePort] = [
        await OpenSshServer.start(),
        await startTestWebhooks(),
        await freePort(),
      ];
      const { tunnel } = tunnelTo(server, { remotePort });
      await tunnel.open(portOf(rig));
      await tunnel.close();
      expect(tunnel.state.value).toMatchObject({ status: 'closed', address: null });
      await until(() =>
        deliverTo(remotePort, rig).then(
          () => false,
          () => true,
        ),
      );
    });
  },
);
