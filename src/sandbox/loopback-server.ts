import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';

/** A fetch-style handler as Hono offers it; `env` carries Node's raw request and response. */
export type FetchHandler = Parameters<typeof getRequestListener>[0];

/** An HTTP server that listens on 127.0.0.1 only. */
export interface LoopbackServer {
  /** `http://127.0.0.1:<port>`, no trailing slash. */
  origin: string;
  /** Destroys every open socket (also running event streams) and resolves when the port is free. */
  close(): Promise<void>;
}

/**
 * Serves a handler on the loopback interface; port 0 picks a free one. Rejects when the port is
 * taken.
 */
export async function listenOnLoopback(handler: FetchHandler, port = 0): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  const listener = getRequestListener(handler, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void listener(request, response));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => closeServer(server, sockets),
  };
}

function closeServer(server: Server, sockets: Set<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

/** Whether a Host header names this machine; anything else may be DNS rebinding and is refused. */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && LOOPBACK_HOST.test(host);
}
