import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '../../lib/errors';
import type { DeliveryHandler } from './delivery-handler';
import { isOurPath } from './request-guards';
import { WEBHOOK_PATH } from '../../../shared/webhook-path';
import { answerNothingHere } from './webhook-answers';

/**
 * Limits for senders, who may be anyone. Node's defaults are far too long: 60 s for headers, 300 s
 * for a request.
 */
export const SENDER_LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  /** Interval in milliseconds between checks for slow senders. */
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 30_000,
};
const CONNECTIONS_MAX = 256;

/**
 * The webhook listener: a socket of its own on the loopback address, the only thing a tunnel may
 * lead to. Serves one path and says nothing of itself elsewhere. Bare node:http, because it is the
 * fastest (docs/decisions/0030).
 */
export class WebhookServer {
  private server: Server | null = null;

  constructor(private readonly handler: DeliveryHandler) {}

  /** The listener's address with path, null while it is stopped. */
  get url(): string | null {
    const address = this.server?.address();
    return typeof address === 'object' && address
      ? `http://127.0.0.1:${address.port}${WEBHOOK_PATH}`
      : null;
  }

  get port(): number | null {
    const address = this.server?.address();
    return typeof address === 'object' && address ? address.port : null;
  }

  /**
   * Port 0 picks a free one. WEBHOOK_PORT_TAKEN; a later start works as soon as the port is free.
   */
  async start(port: number): Promise<void> {
    if (this.server) return;
    const server = createServer(SENDER_LIMITS);
    server.maxConnections = CONNECTIONS_MAX;
    server.on('request', (request, response) => this.route(request, response, () => {}));
    server.on('checkContinue', (request, response) =>
      this.route(request, response, () => response.writeContinue()),
    );
    server.on('checkExpectation', (_request, response) => answerNothingHere(response));
    server.on('clientError', (error, socket) => hangUp(error, socket));
    for (const event of ['upgrade', 'connect'] as const)
      server.on(event, (_request: IncomingMessage, socket: Socket) => hangUp(null, socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(portError(error, port)));
      server.listen(port, '127.0.0.1', resolve);
    });
    server.on('error', () => {});
    this.server = server;
  }

  /** Accepts no more requests; those being answered have a moment to finish. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    await new Promise<void>((resolve) => {
      const cut = setTimeout(() => server.closeAllConnections(), 1000);
      server.close(() => {
        clearTimeout(cut);
        resolve();
      });
      server.closeIdleConnections();
    });
  }

  private route(request: IncomingMessage, response: ServerResponse, proceed: () => void): void {
    response.on('error', () => {});
    if (request.method !== 'POST' || !isOurPath(request.url ?? ''))
      return answerNothingHere(response);
    void this.handler.handle(request, response, proceed).catch(() => request.socket.destroy());
  }
}

/**
 * A short answer for a request that is not HTTP, too large, or too slow; then the connection is
 * closed.
 */
function hangUp(
  error: Error | null,
  socket: NodeJS.WritableStream & { destroy?: () => void; writable: boolean },
): void {
  socket.on('error', () => {});
  const code = error && 'code' in error ? error.code : '';
  const status =
    code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : error
          ? '400 Bad Request'
          : '404 Not Found';
  if (socket.writable && code !== 'ECONNRESET')
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () =>
      socket.destroy?.(),
    );
  else socket.destroy?.();
}

function portError(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : '';
  return code === 'EADDRINUSE' || code === 'EACCES'
    ? new AppError('WEBHOOK_PORT_TAKEN', { params: { port }, cause: error })
    : error;
}
