import { Agent, type Dispatcher } from 'undici';
import { AppError } from '../lib/errors';
import { toNetworkError } from './network-errors';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  /** Limit from the call to the last byte; for a stream, to the headers. Default: the client's. */
  timeoutMs?: number;
}

/** Header names are lower case; of a repeated header the first value. */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  text: string;
}

export interface HttpStream extends Omit<HttpResponse, 'text'> {
  /** Throws AppError (network codes, ABORTED) when the connection breaks. Reading it stops the time limit. */
  body: AsyncIterable<Uint8Array>;
  /** The body as a whole instead, within the request's time limit: for an answer that turned out to be no stream. */
  text(): Promise<string>;
  /** Closes the socket at once. */
  close(): void;
}

export interface HttpClientOptions {
  /** Sockets per host (`max_connections` of the guide). */
  connections?: number;
  /** Read for every request. */
  timeoutMs?: () => number;
}

/** A host that does not take a connection within this time is not there. */
const CONNECT_MAX_MS = 10_000;
const TIMEOUT_MS = 30_000;
/** More than any answer of Coze; keeps a wrong address from filling the memory. */
const TEXT_MAX = 16 * 1024 * 1024;

/**
 * Outgoing HTTP over one keep-alive pool per host. Follows no redirect (a key must not travel on), retries nothing.
 * Every failure below HTTP is an AppError of the network layer that names the host; statuses are the caller's matter.
 */
export class HttpClient {
  private readonly agent: Agent;
  private readonly timeoutMs: () => number;

  constructor(options: HttpClientOptions = {}) {
    this.timeoutMs = options.timeoutMs ?? (() => TIMEOUT_MS);
    this.agent = new Agent({
      connections: options.connections ?? 100,
      connect: { timeout: CONNECT_MAX_MS },
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    const limit = new Limit(request, request.timeoutMs ?? this.timeoutMs());
    try {
      const response = await this.dispatch(request, limit.signal);
      const text = await readText(response, request.url);
      return { status: response.statusCode, headers: flatten(response.headers), text };
    } catch (thrown) {
      throw limit.explain(thrown);
    } finally {
      limit.end();
    }
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    const limit = new Limit(request, request.timeoutMs ?? this.timeoutMs());
    try {
      const response = await this.dispatch(request, limit.signal);
      return {
        status: response.statusCode,
        headers: flatten(response.headers),
        body: readChunks(response.body, limit),
        text: () => readWhole(response, request.url, limit),
        close: () => limit.close(),
      };
    } catch (thrown) {
      limit.end();
      throw limit.explain(thrown);
    }
  }

  /** Closes every socket, running requests included. */
  async dispose(): Promise<void> {
    await this.agent.destroy();
  }

  private dispatch(request: HttpRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const url = new URL(request.url);
    return this.agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: request.method,
      headers: request.headers ?? {},
      body: request.body ?? null,
      signal,
    });
  }
}

/** Joins the caller's cancellation with a time limit and can tell afterwards which of the two it was. */
class Limit {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly startedAt = performance.now();
  private timedOut = false;
  private readonly onAbort = (): void => this.controller.abort();

  constructor(
    private readonly request: HttpRequest,
    private readonly milliseconds: number,
  ) {
    this.timer = setTimeout(() => {
      this.timedOut = true;
      this.controller.abort();
    }, milliseconds);
    if (request.signal?.aborted) this.controller.abort();
    request.signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Ends the request, its time limit and its hold on the caller's signal. */
  close(): void {
    this.end();
    this.controller.abort();
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
      const params = { host: new URL(this.request.url).host, seconds: Math.round(this.milliseconds / 1000) };
      return new AppError('TIMEOUT', { params, cause: thrown });
    }
    if (this.controller.signal.aborted) return new AppError('ABORTED', { cause: thrown });
    return toNetworkError(thrown, this.request.url, Math.round((performance.now() - this.startedAt) / 1000));
  }
}

async function* readChunks(body: AsyncIterable<Uint8Array>, limit: Limit): AsyncIterable<Uint8Array> {
  limit.stopClock();
  try {
    for await (const chunk of body) yield chunk;
  } catch (thrown) {
    throw limit.explain(thrown);
  } finally {
    limit.close();
  }
}

async function readWhole(response: Dispatcher.ResponseData, url: string, limit: Limit): Promise<string> {
  try {
    return await readText(response, url);
  } catch (thrown) {
    throw limit.explain(thrown);
  } finally {
    limit.close();
  }
}

async function readText({ body, statusCode }: Dispatcher.ResponseData, url: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > TEXT_MAX) throw new AppError('NOT_COZE_RESPONSE', { params: { host: new URL(url).host, status: statusCode } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? (value[0] ?? '') : value;
  }
  return flat;
}
