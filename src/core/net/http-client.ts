import type { LookupFunction } from 'node:net';
import type { Dispatcher, FormData } from 'undici';
import { ConnectionPool, type Way } from './connection-pool';
import { proxyWantsPassword } from './proxy-errors';
import type { ProxyRoutes } from './proxy-routes';
import { RequestLimit } from './request-limit';
import { flattenHeaders, readChunks, readText, readWhole } from './response-body';
import type { TokenBucket } from './token-bucket';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  /** A form brings its own content type. */
  body?: string | FormData;
  signal?: AbortSignal;
  /**
   * Time limit, milliseconds, to the last byte; for a stream, to the headers. Default: the
   * client's.
   */
  timeoutMs?: number;
  /** Overtakes the requests that wait for their turn. */
  urgent?: boolean;
}

/** Header names are lower case; of a repeated header the first value. */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  text: string;
}

export interface HttpStream extends Omit<HttpResponse, 'text'> {
  /**
   * Throws AppError (network codes, ABORTED) when the connection breaks. The time limit ends with
   * the first read.
   */
  body: AsyncIterable<Uint8Array>;
  /**
   * The whole body instead, within the request's time limit: for an answer that turns out not to be
   * a stream.
   */
  text(): Promise<string>;
  /** Closes the socket at once. */
  close(): void;
}

export interface HttpClientOptions {
  /** Sockets per host (`max_connections`: guide, performance, 1); read for every request. */
  connections?: () => number;
  /** Read for every request. */
  timeoutMs?: () => number;
  /** Where every request waits for its turn; that time does not count against its limit. */
  bucket?: TokenBucket | null;
  /** Resolves names; default: the system's way. */
  lookup?: LookupFunction;
  /** Which requests go through a proxy; by default none. */
  proxies?: ProxyRoutes | undefined;
}

const CONNECTIONS = 100;
const TIMEOUT_MS = 30_000;

/**
 * Outgoing HTTP over one keep-alive pool per host, through the proxy of the settings. Follows no
 * redirects, because a key must not be sent on, and retries nothing. Every failure below HTTP is an
 * AppError of the network or proxy layer that names the host; statuses are left to the caller.
 */
export class HttpClient {
  private readonly timeoutMs: () => number;
  private readonly bucket: TokenBucket | null;
  private readonly pool: ConnectionPool;
  private readonly origins = new Map<string, URL>();

  constructor(
    private readonly options: HttpClientOptions = {},
    pool?: ConnectionPool,
  ) {
    this.timeoutMs = options.timeoutMs ?? (() => TIMEOUT_MS);
    this.bucket = options.bucket ?? null;
    this.pool =
      pool ??
      new ConnectionPool(
        options.connections ?? (() => CONNECTIONS),
        options.proxies,
        options.lookup,
      );
  }

  /**
   * The same sockets without waiting for a turn, for requests that cost no quota. Disposed with
   * this one.
   */
  withoutBucket(): HttpClient {
    return new HttpClient({ ...this.options, bucket: null }, this.pool);
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    if (this.bucket) await this.bucket.take(request.signal, request.urgent);
    const limit = new RequestLimit(request, request.timeoutMs ?? this.timeoutMs());
    try {
      const response = await this.dispatch(request, limit);
      const text = await readText(response, request.url);
      return { status: response.statusCode, headers: flattenHeaders(response.headers), text };
    } catch (thrown) {
      throw limit.explain(thrown);
    } finally {
      limit.end();
    }
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    if (this.bucket) await this.bucket.take(request.signal, request.urgent);
    const limit = new RequestLimit(request, request.timeoutMs ?? this.timeoutMs());
    try {
      const response = await this.dispatch(request, limit);
      return {
        status: response.statusCode,
        headers: flattenHeaders(response.headers),
        body: readChunks(response.body, limit),
        text: () => readWhole(response, request.url, limit),
        close: () => limit.close(),
      };
    } catch (thrown) {
      limit.end();
      throw limit.explain(thrown);
    }
  }

  /**
   * Closes every socket, even of running requests; those that wait for their turn end with ABORTED.
   */
  async dispose(): Promise<void> {
    this.bucket?.dispose();
    await this.pool.destroy();
  }

  private dispatch(request: HttpRequest, limit: RequestLimit): Promise<Dispatcher.ResponseData> {
    limit.throwIfAborted();
    const [origin, path] = splitAddress(request.url);
    const way = this.pool.wayTo(this.parsedOrigin(origin));
    return way instanceof Promise
      ? way.then((known) => sendOn(known, origin, path, request, limit))
      : sendOn(way, origin, path, request, limit);
  }

  /** A client talks to few hosts, and parsing the address is a large part of a call's own cost. */
  private parsedOrigin(origin: string): URL {
    let known = this.origins.get(origin);
    if (!known) this.origins.set(origin, (known = new URL(origin)));
    return known;
  }
}

/** Origin, and path with query, of an address serialised by `URL`. */
function splitAddress(url: string): [string, string] {
  const slash = url.indexOf('/', url.indexOf('://') + 3);
  return slash < 0 ? [url, '/'] : [url.slice(0, slash), url.slice(slash)];
}

/**
 * Without a pause after the route is known: a change of the settings may close its sockets for new
 * requests.
 */
function sendOn(
  { dispatcher, proxy }: Way,
  origin: string,
  path: string,
  request: HttpRequest,
  limit: RequestLimit,
): Promise<Dispatcher.ResponseData> {
  const answer = dispatcher.request({
    origin,
    path,
    method: request.method,
    headers: request.headers ?? {},
    body: request.body ?? null,
    signal: limit.signal,
  });
  if (!proxy) return answer;
  limit.proxy = proxy;
  return answer.then(async (response) => {
    // Without a tunnel, a proxy's own refusals look like answers; only this status cannot be the
    // target's.
    if (response.statusCode !== 407) return response;
    await response.body.dump();
    throw proxyWantsPassword(proxy);
  });
}
