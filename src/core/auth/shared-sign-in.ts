import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { SingleFlight } from '../lib/single-flight';
import { outsideTurns } from '../lib/turn-context';
import type { IssuedToken } from './token-exchange';

const answerSchema = z.object({
  value: z.string().min(1),
  expiresAtMs: z.number(),
  serverNowMs: z.number(),
});
const ANSWER_LIMIT_MS = 40_000;
const LINE_MAX = 10_000;
/** The share of its lifetime during which a token is given to other processes. */
const LIFE_SHARE = 0.8;
const TAKEOVERS_MAX = 3;
const FAILED = 'failed';

/** Requests a newly issued token, whatever tokens there are. */
export const ANY_TOKEN = '*';

export interface SharedSignInOptions {
  /** The real sign-in. */
  signIn: () => Promise<IssuedToken>;
  /** The server's time, milliseconds. */
  serverNow: () => number;
  /** How long a token is given to other processes at most, milliseconds. */
  maxAgeMs: () => number;
  /**
   * Identifies the connection: same app, key, address and data folder mean the same token. Not
   * secret; it is hashed.
   */
  identity: string;
}

/**
 * One sign-in for all processes of one user: the window and `salon` commands on the same data
 * folder. The first to sign in keeps the token in memory and gives it to the others over a local
 * socket that only this user can open; when it exits, another takes its place. If anything goes
 * wrong with the socket, a process signs in by itself. Tokens are never written to disk.
 */
export class SharedSignIn {
  private readonly flight = new SingleFlight<IssuedToken>();
  private readonly address: string | null;
  private server: Server | null = null;
  private issued: { token: IssuedToken; useUntilMs: number } | null = null;

  constructor(private readonly options: SharedSignInOptions) {
    this.address = socketAddress(options.identity);
  }

  /**
   * A token other than `avoided`, which is the value Coze has just rejected, ANY_TOKEN to get a new
   * one in any case, or null.
   */
  async run(avoided: string | null): Promise<IssuedToken> {
    const digest = digestOf(avoided);
    for (
      let attempt = 0;
      attempt < TAKEOVERS_MAX && this.address !== null && !this.server;
      attempt += 1
    ) {
      const address = this.address;
      const given = await this.ask(address, digest);
      // The other process could not sign in either: our own attempt shows why.
      if (given === 'failed') break;
      if (given) return given;
      // It serves everybody, long after the turn that needed a token.
      await outsideTurns(() => this.listen(address));
    }
    return this.lead(digest);
  }

  dispose(): void {
    this.server?.close();
    this.server = null;
    this.issued = null;
  }

  /** Signs in as the leader; all processes that ask meanwhile get the same token. */
  private lead(avoidedDigest: string): Promise<IssuedToken> {
    const { issued } = this;
    const usable =
      issued && avoidedDigest !== ANY_TOKEN && digestOf(issued.token.value) !== avoidedDigest;
    if (usable && this.options.serverNow() < issued.useUntilMs)
      return Promise.resolve(issued.token);
    return this.flight.run(async () => {
      const token = await this.options.signIn();
      const now = this.options.serverNow();
      this.issued = {
        token,
        useUntilMs: now + Math.min(this.options.maxAgeMs(), (token.expiresAtMs - now) * LIFE_SHARE),
      };
      return token;
    });
  }

  /** Becomes the leader, unless another process was faster. */
  private listen(address: string): Promise<void> {
    return new Promise((settle) => {
      const server = createServer((socket) => this.serve(socket));
      server.once('error', () => settle());
      server.listen(address, () => {
        this.server = server;
        settle();
      });
      // Serving others must not keep this process alive.
      server.unref();
    });
  }

  private serve(socket: Socket): void {
    socket.unref();
    socket.on('error', () => socket.destroy());
    onLine(socket, (avoidedDigest) => {
      this.lead(avoidedDigest).then(
        (token) =>
          socket.end(`${JSON.stringify({ ...token, serverNowMs: this.options.serverNow() })}\n`),
        () => socket.end(`${FAILED}\n`),
      );
    });
  }

  /** Asks the process that leads; null when there is none. */
  private ask(address: string, avoidedDigest: string): Promise<IssuedToken | 'failed' | null> {
    return new Promise((settle) => {
      const socket = connect(address);
      socket.setTimeout(ANSWER_LIMIT_MS, () => socket.destroy());
      socket.once('connect', () => socket.write(`${avoidedDigest}\n`));
      socket.once('error', (error) => {
        // A killed process leaves a socket file that nobody listens on.
        if ('code' in error && error.code === 'ECONNREFUSED' && process.platform !== 'win32')
          rmSync(address, { force: true });
      });
      socket.once('close', () => settle(null));
      onLine(socket, (line) => settle(this.read(line)));
    });
  }

  /** The leader's clock may be corrected differently, so the remaining lifetime is sent. */
  private read(line: string): IssuedToken | 'failed' | null {
    if (line === FAILED) return FAILED;
    try {
      const { value, expiresAtMs, serverNowMs } = answerSchema.parse(JSON.parse(line));
      return { value, expiresAtMs: this.options.serverNow() + (expiresAtMs - serverNowMs) };
    } catch {
      return null;
    }
  }
}

function onLine(socket: Socket, take: (line: string) => void): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (piece: string) => {
    text += piece;
    const end = text.indexOf('\n');
    if (end >= 0) take(text.slice(0, end));
    else if (text.length > LINE_MAX) socket.destroy();
  });
}

function digestOf(value: string | null): string {
  if (value === ANY_TOKEN) return ANY_TOKEN;
  return value === null ? '-' : createHash('sha256').update(value).digest('hex');
}

/**
 * A pipe name, or a socket in a folder that only this user may enter; null where there is no such
 * folder.
 */
function socketAddress(identity: string): string | null {
  const name = createHash('sha256').update(identity).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return String.raw`\\.\pipe\coffee-salon-${name}`;
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `coffee-salon-${user}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(folder);
    return uid === user && (mode & 0o077) === 0 ? join(folder, `${name}.sock`) : null;
  } catch {
    return null;
  }
}
