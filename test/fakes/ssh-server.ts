import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { wait } from '../../src/core/lib/abort';
import { tempFolder } from './temp-folder';

const SSHD = '/usr/sbin/sshd';

/** Why no server can be started here; null when one can. */
export const noSshServer =
  process.platform !== 'linux'
    ? 'OpenSSH is started on Linux only'
    : existsSync(SSHD)
      ? null
      : 'openssh-server is not installed';

/** A key pair as ssh-keygen makes it. Answers the private half. */
export function makeKey(path: string, passphrase = '', type = 'ed25519'): string {
  rmSync(path, { force: true });
  const { status, stderr } = spawnSync(
    'ssh-keygen',
    [
      '-q',
      '-t',
      type,
      '-N',
      passphrase,
      '-C',
      'test',
      '-f',
      path,
      ...(type === 'rsa' ? ['-b', '4096'] : []),
    ],
    { input: 'y\n' },
  );
  if (status !== 0) throw new Error(`ssh-keygen: ${stderr.toString()}`);
  return readFileSync(path, 'utf8');
}

const started: OpenSshServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});

/** A real OpenSSH server on a port of the loopback address, with keys of its own. */
export class OpenSshServer {
  readonly folder = tempFolder();
  readonly user = userInfo().username;
  /** What signs in. */
  readonly privateKey: string;
  private child: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    private readonly extra: string,
  ) {
    this.privateKey = makeKey(join(this.folder, 'person'));
    writeFileSync(
      join(this.folder, 'authorized_keys'),
      readFileSync(join(this.folder, 'person.pub')),
    );
    this.changeHostKey();
  }

  /** `extra`: more lines of its configuration. */
  static async start(extra = ''): Promise<OpenSshServer> {
    const server = new OpenSshServer(await freePort(), extra);
    started.push(server);
    await server.run();
    return server;
  }

  /** Another key: what an attacker in the middle, or a new machine, would show. */
  changeHostKey(): void {
    makeKey(join(this.folder, 'host'));
  }

  /** The fingerprint as ssh-keygen prints it. */
  get fingerprint(): string {
    return (
      spawnSync('ssh-keygen', ['-l', '-f', join(this.folder, 'host.pub')])
        .stdout.toString()
        .split(' ')[1] ?? ''
    );
  }

  async run(): Promise<void> {
    mkdirSync('/run/sshd', { recursive: true });
    const config = join(this.folder, 'sshd_config');
    writeFileSync(
      config,
      [
        `Port ${this.port}`,
        'ListenAddress 127.0.0.1',
        `HostKey ${join(this.folder, 'host')}`,
        `AuthorizedKeysFile ${join(this.folder, 'authorized_keys')}`,
        `PidFile ${join(this.folder, 'pid')}`,
        'UsePAM no',
        'StrictModes no',
        'PermitRootLogin yes',
        'PasswordAuthentication no',
        'LogLevel ERROR',
        this.extra,
        '',
      ].join('\n'),
    );
    this.child = spawn(SSHD, ['-D', '-e', '-f', config], { stdio: 'ignore' });
    await until(() => canConnect(this.port));
  }

  /** Killed, connections and all. */
  async stop(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    const all = [child.pid, ...descendantsOf(child.pid)];
    for (const pid of all) kill(pid);
    await ended;
    await until(async () => !(await canConnect(this.port)));
  }
}

/**
 * The processes of its connections: each makes a session of its own, so no signal reaches them all.
 */
function descendantsOf(pid: number): number[] {
  const path = `/proc/${pid}/task/${pid}/children`;
  const children = existsSync(path)
    ? readFileSync(path, 'utf8').split(' ').filter(Boolean).map(Number)
    : [];
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** Waits for something outside this process, which tells nobody; the test's own limit ends it. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(20);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server has this kind of address.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', end(true));
    socket.once('error', end(false));
  });
}
