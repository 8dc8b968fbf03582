import { connect, createServer, type Socket } from 'node:net';
import { afterEach } from 'vitest';

interface SocksProxyOptions {
  hosts: Readonly<Record<string, number>>;
  login?: { user: string; password: string };
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/**
 * A real SOCKS 5 proxy (RFC 1928, 1929) on the loopback interface that knows names only. Closed
 * after each test.
 */
export async function startSocksProxy(
  options: SocksProxyOptions,
): Promise<{ address: string; seen: string[] }> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.once('data', () => greet(socket, options, seen));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  const bound = server.address();
  return {
    address: `socks5://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
    seen,
  };
}

function greet(socket: Socket, options: SocksProxyOptions, seen: string[]): void {
  const { login } = options;
  const takeTarget = (): void =>
    void socket.once('data', (data: Buffer) => openTarget(socket, data, options, seen));
  if (!login) {
    takeTarget();
    socket.write(Buffer.from([5, 0]));
    return;
  }
  socket.once('data', (data: Buffer) => {
    const userLength = data[1] ?? 0;
    const user = data.subarray(2, 2 + userLength).toString();
    const password = data.subarray(3 + userLength).toString();
    const isKnown = user === login.user && password === login.password;
    if (isKnown) takeTarget();
    socket.write(Buffer.from([1, isKnown ? 0 : 1]));
  });
  socket.write(Buffer.from([5, 2]));
}

const reply = (code: number): Buffer => Buffer.from([5, code, 0, 1, 127, 0, 0, 1, 0, 0]);

function openTarget(
  socket: Socket,
  data: Buffer,
  { hosts }: SocksProxyOptions,
  seen: string[],
): void {
  const name = data.subarray(5, 5 + (data[4] ?? 0)).toString();
  seen.push(name);
  const port = hosts[name];
  if (port === undefined) {
    socket.end(reply(4));
    return;
  }
  const onward = connect(port, '127.0.0.1', () => {
    socket.write(reply(0));
    onward.pipe(socket).pipe(onward);
  });
  onward.on('error', () => socket.destroy());
}
