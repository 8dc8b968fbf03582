import { EventEmitter } from 'node:events';
import { AppError } from '../lib/errors';
import type { ProxyServer } from '../ports/proxy';
import { toNetworkError } from './network-errors';
import { toProxyError } from './proxy-errors';

/**
 * Combines the caller's cancellation with a time limit, and knows afterwards which of the two ended
 * the request.
 */
export class RequestLimit {
  /** undici accepts an emitter instead of an AbortSignal; one per request costs less. */
  readonly signal = new EventEmitter();
  /** The proxy the request went through. */
  proxy: ProxyServer | null = null;
  private readonly timer: NodeJS.Timeout;
  private readonly startedAt = performance.now();
  private timedOut = false;
  private isAborted = false;
  private readonly onAbort = (): void => this.abort();

  constructor(
    private readonly request: { url: string; signal?: AbortSignal },
    private readonly milliseconds: number,
  ) {
    this.timer = setTimeout(() => {
      this.timedOut = true;
      this.abort();
    }, milliseconds);
    if (request.signal?.aborted) this.abort();
    request.signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  /** ABORTED when the caller gave up before anything was sent. */
  throwIfAborted(): void {
    if (this.isAborted) throw new AppError('ABORTED');
  }

  /** Ends the request, its time limit and its subscription to the caller's signal. */
  close(): void {
    this.end();
    this.abort();
  }

  stopClock(): void {
    clearTimeout(this.timer);
  }

  end(): void {
    clearTimeout(this.timer);
    this.request.signal?.removeEventListener('abort', this.onAbort);
  }

  explain(thrown: unknown): AppError {
    if (this.timedOut) {
      const params = {
        host: new URL(this.request.url).host,
        seconds: Math.round(this.milliseconds / 1000),
      };
      return new AppError('TIMEOUT', { params, cause: thrown });
    }
    if (this.isAborted) return new AppError('ABORTED', { cause: thrown });
    const byProxy = this.proxy && toProxyError(thrown, this.proxy);
    return (
      byProxy ??
      toNetworkError(
        thrown,
        this.request.url,
        Math.round((performance.now() - this.startedAt) / 1000),
      )
    );
  }

  private abort(): void {
    this.isAborted = true;
    this.signal.emit('abort');
  }
}
