import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ForwardProxyOptions {
  /**
   * Names this proxy knows, each with the loopback port behind it; others it cannot reach (502).
   */
  hosts: Readonly<Record<string, number>>;
  /** Wanted from everybody, else 407. */
  login?: { user: string; password: string };
  /**
   * Puts the loopback address into the Host header: for a target that refuses other names, as the
   * sandbox does.
   */
  asLoopback?: boolean;
  /** Refuses everything with this status. */
  refuseWith?: number;
}

export interface ForwardProxy {
  address: string;
  port: number;
  /** One line per request: `CONNECT host:port` or `GET http://host/path`. */
  seen: string[];
  close(): Promise<void>;
}

/**
 * A real forward proxy on the loopback interface: tunnels (CONNECT) and whole addresses (RFC 9112,
 * 3.2.2).
 */
export async function startForwardProxy(options: ForwardProxyOptions): Promise<ForwardProxy> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((incoming, response) => {
    seen.push(`${incoming.method} ${incoming.url}`);
    forward(incoming, response, options);
  });
  server.on('connect', (incoming: IncomingMessage, socket: Duplex) => {
    seen.push(`CONNECT ${incoming.url}`);
    tunnel(incoming, socket, options);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Why this proxy does not do what it is asked, or null. */
function refusal(
  { headers }: IncomingMessage,
  { login, refuseWith }: ForwardProxyOptions,
): number | null {
  if (refuseWith !== undefined) return refuseWith;
  if (!login) return null;
  const wanted = `Basic ${Buffer.from(`${login.user}:${login.password}`, 'utf8').toString('base64')}`;
  return headers['proxy-authorization'] === wanted ? null : 407;
}

function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  options: ForwardProxyOptions,
): void {
  const status = refusal(incoming, options);
  if (status !== null) {
    response
      .writeHead(status, { 'proxy-authenticate': 'Basic realm="fake"' })
      .end('<html>proxy</html>');
    return;
  }
  const target = new URL(incoming.url ?? '');
  const port = options.hosts[target.hostname];
  if (port === undefined) {
    response.writeHead(502).end('<html>no such host</html>');
    return;
  }
  const { 'proxy-authorization': _secret, ...kept } = incoming.headers;
  const headers = options.asLoopback ? { ...kept, host: `127.0.0.1:${port}` } : kept;
  const onward = httpRequest(
    {
      host: '127.0.0.1',
      port,
      path: target.pathname + target.search,
      method: incoming.method,
      headers,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  incoming.pipe(onward);
}

function tunnel(incoming: IncomingMessage, socket: Duplex, options: ForwardProxyOptions): void {
  socket.on('error', () => {});
  const status = refusal(incoming, options);
  const port = options.hosts[(incoming.url ?? '').split(':')[0] ?? ''];
  if (status !== null || port === undefined) {
    socket.end(
      `HTTP/1.1 ${status ?? 502} Refused\r\nproxy-authenticate: Basic realm="fake"\r\ncontent-length: 0\r\n\r\n`,
    );
    return;
  }
  const onward = connect(port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    onward.pipe(socket);
    socket.pipe(onward);
  });
  onward.on('error', () => socket.destroy());
  onward.on('close', () => socket.destroy());
  socket.on('close', () => onward.destroy());
}
