import { connect as connectTcp } from 'node:net';
import type { Client, ConnectConfig, TcpConnectionDetails } from 'ssh2';
import { originOfTemplate, type SshTunnelSettings } from '../../shared/model/tunnel';
import { abortable, within } from '../lib/abort';
import { AppError, toAppError } from '../lib/errors';
import type { Connect, TunnelLink } from './reconnecting-tunnel';
import { SessionAddress } from './session-address';
import { toSshError, type SshTarget } from './ssh-errors';
import { algorithmsOf, describeHostKey } from './ssh-host-key';
import { checkPrivateKey } from './ssh-private-key';

/** Secrets to sign in with. Absent ones are not tried. */
export interface SshLogin {
  privateKey: string | null;
  passphrase: string | null;
  password: string | null;
}

/** The remembered key of the server. */
export interface HostKeyMemory {
  remembered(): string | null;
  /** First use: the key to expect from now on. */
  remember(key: string): void;
  /** The server presented another key; the connection was refused. */
  refused(key: string): void;
}

export interface SshTunnelOptions {
  settings: () => SshTunnelSettings;
  login: () => Promise<SshLogin>;
  hostKey: HostKeyMemory;
  /**
   * The public origin for the server's port; by default from the template in the settings, null to
   * read the server's output.
   */
  originFor?: (port: number) => string | null;
}

type HostKeyOrder = NonNullable<NonNullable<ConnectConfig['algorithms']>['serverHostKey']>;

const READY_SECONDS = 20;
const KEEP_ALIVE_MS = 15_000;
const KEEP_ALIVE_MISSED = 3;
const END_MS = 1000;

/** A reverse port forward from an SSH server: the person's own, or a public tunnel host. */
export function sshConnect(options: SshTunnelOptions): Connect {
  return async (port, signal) => {
    const settings = options.settings();
    if (settings.host === '' || settings.user === '') throw new AppError('TUNNEL_NOT_CONFIGURED');
    const login = await options.login();
    if (login.privateKey !== null) await checkPrivateKey(login.privateKey, login.passphrase);
    const { default: ssh2 } = await import('ssh2');
    const connection = new SshConnection(new ssh2.Client(), settings, options);
    const onAbort = (): void => void connection.close();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      await abortable(connection.signIn(login), signal);
      return await abortable(connection.forward(port, signal), signal);
    } catch (thrown) {
      await connection.close();
      throw thrown;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  };
}

/** One connection to the server. */
class SshConnection {
  private readonly target: SshTarget;
  private readonly output: SessionAddress;
  private readonly closed: Promise<void>;
  /** Resolves with the first reason why it ended. */
  private readonly ended: Promise<AppError>;
  private fail: (error: AppError) => void = () => {};

  constructor(
    private readonly client: Client,
    private readonly settings: SshTunnelSettings,
    private readonly options: SshTunnelOptions,
  ) {
    this.target = settings;
    this.output = new SessionAddress(settings.host);
    this.ended = new Promise((resolve) => (this.fail = resolve));
    this.closed = new Promise((resolve) => client.once('close', () => resolve()));
    client.on('error', (error) => this.fail(toSshError(error, this.target, READY_SECONDS)));
    client.on('close', () =>
      this.fail(new AppError('TUNNEL_LOST', { params: { host: settings.host } })),
    );
    client.on('banner', (text) => this.output.feed(`${text}\n`));
  }

  /** Throws network codes, TUNNEL_HOST_KEY_CHANGED, TUNNEL_SIGN_IN_REFUSED. */
  async signIn(login: SshLogin): Promise<void> {
    const ready = new Promise<null>((resolve) => this.client.once('ready', () => resolve(null)));
    this.client.on('keyboard-interactive', (_name, _instructions, _language, prompts, answer) =>
      answer(prompts.map(() => login.password ?? '')),
    );
    this.client.connect({ ...this.hostKeyCheck(), ...this.identity(login) });
    const error = await Promise.race([ready, this.ended]);
    if (error) throw error;
  }

  /** Throws TUNNEL_FORWARD_REFUSED, TUNNEL_NO_ADDRESS. */
  async forward(port: number, signal: AbortSignal): Promise<TunnelLink> {
    const { remoteHost, remotePort, host, address: template } = this.settings;
    this.client.on('tcp connection', (details, accept, reject) =>
      leadTo(port, details, accept, reject),
    );
    const asked = new Promise<number>((resolve, reject) => {
      this.client.forwardIn(remoteHost, remotePort, (error, realPort) => {
        if (error)
          reject(
            new AppError('TUNNEL_FORWARD_REFUSED', {
              params: { host, port: remotePort },
              cause: error,
            }),
          );
        else resolve(remotePort === 0 ? realPort : remotePort);
      });
    });
    const serverPort = await this.orEnd(asked);
    const { originFor = (given: number) => originOfTemplate(template, given) } = this.options;
    const address = originFor(serverPort) ?? (await this.orEnd(this.printedAddress(signal)));
    return { address, ended: this.ended, close: () => this.close() };
  }

  async close(): Promise<void> {
    this.client.end();
    await within(END_MS, this.closed);
    this.client.destroy();
  }

  private printedAddress(signal: AbortSignal): Promise<string> {
    this.client.shell(false, (error, channel) => {
      // A server without a shell may have printed it in its banner.
      if (error) return;
      channel.on('data', (chunk: Buffer) => this.output.feed(chunk));
      channel.stderr.on('data', (chunk: Buffer) => this.output.feed(chunk));
    });
    return this.output.find(signal);
  }

  private async orEnd<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.ended.then((error) => Promise.reject(error))]);
  }

  private identity({ privateKey, passphrase, password }: SshLogin): ConnectConfig {
    const { host, port, user } = this.target;
    return {
      host,
      port,
      username: user,
      readyTimeout: READY_SECONDS * 1000,
      keepaliveInterval: KEEP_ALIVE_MS,
      keepaliveCountMax: KEEP_ALIVE_MISSED,
      tryKeyboard: true,
      ...(privateKey === null
        ? {}
        : { privateKey, ...(passphrase === null ? {} : { passphrase }) }),
      ...(password === null ? {} : { password }),
    };
  }

  /** The key is remembered only after the server has proved that it holds it. */
  private hostKeyCheck(): ConnectConfig {
    const { hostKey } = this.options;
    let shown: string | null = null;
    this.client.on('handshake', () => {
      if (shown === null || hostKey.remembered() !== null) return;
      try {
        hostKey.remember(shown);
      } catch (thrown) {
        this.fail(toAppError(thrown));
      }
    });
    return {
      algorithms: { serverHostKey: preferred(hostKey.remembered()) },
      hostVerifier: (blob: Buffer) => {
        shown = describeHostKey(blob);
        const remembered = hostKey.remembered();
        if (remembered === null || remembered === shown) return true;
        hostKey.refused(shown);
        this.fail(
          new AppError('TUNNEL_HOST_KEY_CHANGED', {
            params: { host: this.target.host, remembered, offered: shown },
          }),
        );
        return false;
      },
    };
  }
}

/**
 * The remembered key's signature algorithms first. `ssh2` cannot reorder, so they are removed and
 * added again in this order.
 */
function preferred(remembered: string | null): HostKeyOrder {
  const first = algorithmsOf(remembered);
  // The types want all three and the names of today; the library does not.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { remove: first, prepend: first } as unknown as HostKeyOrder;
}

/** Connects an incoming connection to our port on this machine, and only there. */
function leadTo(
  port: number,
  _details: TcpConnectionDetails,
  accept: () => NodeJS.ReadWriteStream & { destroy(): unknown },
  reject: () => void,
): void {
  const socket = connectTcp({ host: '127.0.0.1', port, allowHalfOpen: true });
  socket.once('error', reject);
  socket.once('connect', () => {
    socket.removeListener('error', reject);
    const channel = accept();
    socket.on('error', () => channel.destroy());
    channel.on('error', () => socket.destroy());
    channel.on('close', () => socket.destroy());
    channel.pipe(socket).pipe(channel);
  });
}
