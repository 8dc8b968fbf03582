import type { FormData } from 'undici';
import { AppError, toAppError } from '../lib/errors';
import { CallStopwatch } from '../net/call-stopwatch';
import type { HttpClient, HttpRequest, HttpStream } from '../net/http-client';
import { meteredStream, type MeteredStream } from '../net/metered-stream';
import type { Repeatable, Retrier } from '../net/retry';
import type { AccessTokenSource } from '../ports/access-token';
import { deafMeter, type CallMeter } from '../ports/call-meter';
import { logidOf, openEnvelope } from './envelope';
import type { MissingEndpoints } from './missing-endpoints';

export interface CozeCall {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  /** Instead of a body: fields and files (multipart). */
  form?: FormData;
  /** Time limit for the whole call, milliseconds. Default: the client's. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /**
   * When the call may be repeated after a failure. Default: a GET always, a POST when Coze cannot
   * have acted on it.
   */
  repeat?: Repeatable;
  /** Overtakes the calls that wait for their turn. */
  urgent?: boolean;
}

/** A successful answer: what was in the envelope, and Coze's id of the request. */
export interface CozeAnswer {
  data: unknown;
  logid: string | null;
}

/** What makes a client tolerate a server's failures, and who measures it. */
export interface CozePatience {
  /** Repeats what fails temporarily. */
  retrier?: Retrier;
  /** Remembers endpoints the server does not have, so that they are not called again. */
  missing?: MissingEndpoints;
  /** Records every call. */
  meter?: CallMeter;
}

/**
 * Authorised calls to Coze. When a token is refused, it is renewed and the call repeated, once:
 * Coze refuses before it acts, so nothing happens twice. Temporary failures are repeated where that
 * is safe. Everything else is thrown as an AppError with Coze's logid.
 */
export class CozeClient {
  private readonly host: string;

  constructor(
    private readonly http: HttpClient,
    private readonly tokens: AccessTokenSource,
    private readonly apiBase: string,
    /**
     * Without them, every failure is thrown as it is and every call is made (for the diagnosis).
     */
    private readonly patience: CozePatience = {},
  ) {
    this.host = new URL(apiBase).host;
  }

  /** A call answered by one envelope. */
  async call(call: CozeCall): Promise<CozeAnswer> {
    const { missing } = this.patience;
    const refusal = missing?.refusalOf(call.method, call.path);
    if (refusal) throw refusal;
    const watch = this.watch(call);
    try {
      const { answer, bytes } = await this.withToken(call, watch, (request) =>
        this.ask(request, call.path),
      );
      watch.named(answer.logid);
      watch.end('ok', bytes);
      return answer;
    } catch (thrown) {
      const error = toAppError(thrown);
      watch.named(error.logid);
      watch.end(error.code);
      missing?.record(call.method, call.path, error);
      throw error;
    }
  }

  /**
   * A call answered by a stream of events. The reader must settle it. An error that comes as JSON
   * instead is thrown.
   */
  async stream(call: CozeCall): Promise<MeteredStream> {
    const watch = this.watch(call);
    try {
      const stream = await this.withToken(call, watch, (request) => this.open(request, call.path));
      watch.named(logidOf(stream.headers));
      return meteredStream(stream, watch);
    } catch (thrown) {
      const { code, logid } = toAppError(thrown);
      watch.named(logid);
      watch.end(code);
      throw thrown;
    }
  }

  private async open(request: HttpRequest, path: string): Promise<HttpStream> {
    const stream = await this.http.open(request);
    if (
      stream.status === 200 &&
      (stream.headers['content-type'] ?? '').startsWith('text/event-stream')
    )
      return stream;
    openEnvelope(await stream.text(), {
      status: stream.status,
      headers: stream.headers,
      host: this.host,
      path,
    });
    throw new AppError('NOT_COZE_RESPONSE', {
      params: { host: this.host, status: stream.status },
      logid: logidOf(stream.headers),
    });
  }

  private async ask(
    request: HttpRequest,
    path: string,
  ): Promise<{ answer: CozeAnswer; bytes: number }> {
    const response = await this.http.send(request);
    const origin = { status: response.status, headers: response.headers, host: this.host, path };
    return {
      answer: { data: openEnvelope(response.text, origin), logid: logidOf(response.headers) },
      bytes: response.text.length,
    };
  }

  private async withToken<T>(
    call: CozeCall,
    watch: CallStopwatch,
    perform: (request: HttpRequest) => Promise<T>,
  ): Promise<T> {
    const send = (token: string): Promise<T> =>
      this.repeat(call, () => {
        const request = this.build(call, token);
        watch.sent(typeof request.body === 'string' ? request.body.length : 0);
        return perform(request);
      });
    const token = await this.tokens.get(call.signal);
    try {
      return await send(token.value);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code !== 'TOKEN_INVALID' || !this.tokens.reject(token.value)) throw error;
    }
    return send((await this.tokens.get(call.signal)).value);
  }

  private watch({ path }: CozeCall): CallStopwatch {
    return new CallStopwatch(this.patience.meter ?? deafMeter, 'api', path);
  }

  private repeat<T>(call: CozeCall, task: () => Promise<T>): Promise<T> {
    if (!this.patience.retrier) return task();
    return this.patience.retrier.run(
      task,
      call.repeat ?? (call.method === 'GET' ? 'always' : 'unheard'),
      call.signal,
    );
  }

  private build(call: CozeCall, token: string): HttpRequest {
    const query = call.query ? `?${new URLSearchParams(call.query).toString()}` : '';
    return {
      method: call.method,
      url: `${this.apiBase}${call.path}${query}`,
      headers: {
        authorization: `Bearer ${token}`,
        'user-agent': 'coffee-salon',
        ...(call.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      ...(call.form && { body: call.form }),
      ...(call.timeoutMs !== undefined && { timeoutMs: call.timeoutMs }),
      ...(call.signal && { signal: call.signal }),
      ...(call.urgent && { urgent: true }),
    };
  }
}
