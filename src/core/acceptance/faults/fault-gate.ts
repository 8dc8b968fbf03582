import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server as HttpServer,
  type ServerResponse,
} from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { AppError } from '../../lib/errors';
import { forward, refuse } from './gate-forwarding';

/**
 * What the gate does with connections. `times`: number of times the fault strikes; after that
 * everything passes again.
 */
export type GateMode =
  | { kind: 'open' }
  /** Connections are refused. */
  | { kind: 'closed' }
  /** Connections are accepted, but never answered. */
  | { kind: 'silent' }
  | { kind: 'status'; status: number; times: number }
  /** 401 for every token until the server has issued a new one. */
  | { kind: 'revoked' }
  /** Event streams are cut off after `afterBytes` bytes. */
  | { kind: 'cut'; afterBytes: number; times: number };

/**
 * A programmable gate on the loopback address in front of a plain HTTP server. Open, it only passes
 * bytes on, so that measurements through it are of the server; with a fault it speaks HTTP.
 */
export class FaultGate {
  private mode: GateMode = { kind: 'open' };
  /** Each with its outgoing connection, if bytes are passed on. */
  private readonly sockets = new Map<Socket, Socket | null>();
  private readonly http: HttpServer;
  private server: Server | null = null;
  private port = 0;
  /** Number of times the present fault has struck. */
  struck = 0;
  /** When it last struck, on the monotonic clock. */
  struckAt = 0;
  private isRenewed = false;

  constructor(
    private readonly upstream: { host: string; port: number },
    private readonly monotonic: () => number,
  ) {
    this.http = createHttpServer((request, response) => this.answer(request, response));
    this.http.on('clientError', (_error, socket) => socket.destroy());
  }

  /** Starts to listen; returns its origin. */
  async start(): Promise<string> {
    await this.listen();
    return `http://127.0.0.1:${this.port}`;
  }

  /** Sets another fault, or none; existing connections are cut. */
  async set(mode: GateMode): Promise<void> {
    this.mode = mode;
    this.struck = 0;
    this.isRenewed = false;
    if (mode.kind === 'silent') this.muteAll();
    else this.cutAll();
    if (mode.kind === 'closed') {
      this.strike();
      await this.stopListening();
    } else await this.listen();
  }

  /** True when nothing is held back: there is no fault, or it has struck often enough. */
  get isOver(): boolean {
    const { mode } = this;
    if (mode.kind === 'open') return true;
    if (mode.kind === 'revoked') return this.isRenewed;
    return 'times' in mode && this.struck >= mode.times;
  }

  async close(): Promise<void> {
    this.cutAll();
    await this.stopListening();
  }

  private take(socket: Socket): void {
    this.sockets.set(socket, null);
    socket.on('error', () => {});
    socket.once('close', () => this.sockets.delete(socket));
    if (this.mode.kind === 'silent') this.strike();
    else if (this.mode.kind === 'open') this.pipe(socket);
    else this.http.emit('connection', socket);
  }

  private pipe(socket: Socket): void {
    const onward = connect(this.upstream);
    this.sockets.set(socket, onward);
    onward.setNoDelay(true);
    socket.setNoDelay(true);
    onward.on('error', () => socket.destroy());
    onward.once('close', () => socket.destroy());
    socket.once('close', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { mode } = this;
    const isStruck = !this.isOver;
    if (mode.kind === 'status' && isStruck) {
      this.strike();
      refuse(response, mode.status);
    } else if (mode.kind === 'revoked' && isStruck && !isTokenRequest(request)) {
      this.strike();
      refuse(response, 401);
    } else {
      forward(request, response, this.upstream, {
        onAnswer: (status) => {
          if (status === 200 && isTokenRequest(request)) this.isRenewed = true;
        },
        ...(mode.kind === 'cut' &&
          isStruck && { cutAfter: mode.afterBytes, onCut: () => this.strike() }),
      });
    }
  }

  private strike(): void {
    this.struck += 1;
    this.struckAt = this.monotonic();
  }

  private cutAll(): void {
    for (const socket of this.sockets.keys()) socket.destroy();
  }

  /** Simulates a network failure: connections stay, but nothing passes in either direction. */
  private muteAll(): void {
    for (const [socket, onward] of this.sockets) {
      socket.unpipe();
      onward?.unpipe();
      socket.on('data', () => this.strike());
    }
  }

  /** On the same port as before, so that clients find it again. */
  private async listen(): Promise<void> {
    if (this.server) return;
    const server = createServer((socket) => this.take(socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause) =>
        reject(new AppError('CONNECTION_REFUSED', { params: { host: '127.0.0.1' }, cause })),
      );
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.server = server;
    this.port = portOf(server.address());
  }

  private async stopListening(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address ? address.port : 0;
}

function isTokenRequest({ url = '' }: IncomingMessage): boolean {
  return url.startsWith('/api/permission/oauth2/');
}
