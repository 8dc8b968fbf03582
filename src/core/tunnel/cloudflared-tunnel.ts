import { spawn, type ChildProcess } from 'node:child_process';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { abortable, within } from '../lib/abort';
import { AppError } from '../lib/errors';
import type { Connect } from './reconnecting-tunnel';

/** The service of cloudflared answers under `api`, which appears in its errors. */
const ADDRESS = /https:\/\/(?!api\.)[\da-z-]+\.trycloudflare\.com/;
/** cloudflared prints the address before it works. */
const REGISTERED = /registered/i;
const ERROR_LINE = /\b(?:ERR|FTL|error)\b/i;
const ADDRESS_SECONDS = 30;
const REGISTER_MS = 10_000;
const END_MS = 3000;

export interface CloudflaredOptions {
  /** Path of the program; empty to search PATH. */
  path: () => string;
}

/** A quick tunnel of an installed `cloudflared`, which runs while the tunnel is open. */
export function cloudflaredConnect({ path }: CloudflaredOptions): Connect {
  return async (port, signal) => {
    const run = new CloudflaredRun(path() || 'cloudflared', port);
    try {
      const address = await abortable(run.address(), signal);
      await abortable(within(REGISTER_MS, run.registered), signal);
      return { address, ended: run.ended, close: () => run.close() };
    } catch (thrown) {
      await run.close();
      throw thrown;
    }
  };
}

/** One run of the program. */
class CloudflaredRun {
  readonly registered: Promise<unknown>;
  /** Resolves with the reason: TUNNEL_PROGRAM_MISSING, TUNNEL_PROGRAM_ENDED. */
  readonly ended: Promise<AppError>;
  private readonly child: ChildProcess;
  private readonly named: Promise<string>;
  private lastError = '';
  /** Node may exit at any time; the program must not outlive it. */
  private readonly onExit = (): void => void this.child.kill('SIGKILL');

  constructor(
    private readonly program: string,
    port: number,
  ) {
    this.child = spawn(
      program,
      ['tunnel', '--no-autoupdate', '--url', `http://127.0.0.1:${port}`],
      { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true },
    );
    this.ended = new Promise((resolve) => {
      this.child.once('error', (cause) =>
        resolve(new AppError('TUNNEL_PROGRAM_MISSING', { params: { program }, cause })),
      );
      this.child.once('close', (code, signal) => resolve(this.endOf(signal ?? String(code))));
    });
    this.named = new Promise((resolve) =>
      this.onLine((line) => {
        const found = ADDRESS.exec(line)?.[0];
        if (found !== undefined) resolve(found);
      }),
    );
    this.registered = Promise.race([
      this.ended,
      new Promise<void>((resolve) => this.onLine((line) => REGISTERED.test(line) && resolve())),
    ]);
    this.onLine((line) => {
      if (ERROR_LINE.test(line)) this.lastError = line.trim().slice(-200);
    });
    process.once('exit', this.onExit);
  }

  /** The public address. TIMEOUT, or the reason why the program ended. */
  async address(): Promise<string> {
    const isOver = new AbortController();
    const late = new Promise<AppError>((resolve) => {
      const timer = setTimeout(
        () =>
          resolve(
            new AppError('TIMEOUT', {
              params: { host: basename(this.program), seconds: ADDRESS_SECONDS },
            }),
          ),
        ADDRESS_SECONDS * 1000,
      );
      isOver.signal.addEventListener('abort', () => clearTimeout(timer));
    });
    const found = await Promise.race([this.named, this.ended, late]).finally(() => isOver.abort());
    if (typeof found !== 'string') throw found;
    return found;
  }

  /** Asks the program to end, then kills it. */
  async close(): Promise<void> {
    process.removeListener('exit', this.onExit);
    this.child.kill('SIGTERM');
    await within(END_MS, this.ended);
    this.child.kill('SIGKILL');
  }

  private onLine(listener: (line: string) => void): void {
    for (const stream of [this.child.stdout, this.child.stderr])
      if (stream) createInterface({ input: stream }).on('line', listener);
  }

  private endOf(reason: string): AppError {
    return new AppError('TUNNEL_PROGRAM_ENDED', {
      params: { program: basename(this.program), detail: this.lastError || reason },
    });
  }
}
