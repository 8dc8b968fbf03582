import { AppError, toAppError } from '../lib/errors';
import type { HttpClient, HttpRequest, HttpStream } from '../net/http-client';
import type { Repeatable, Retrier } from '../net/retry';
import type { AccessTokenSource } from '../ports/access-token';
import { logidOf, openEnvelope } from './envelope';

export interface CozeCall {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal;
  /** When it may be sent again after a failure. Default: a GET always, a POST when Coze cannot have acted on it. */
  repeat?: Repeatable;
  /** Goes before the calls that wait for their turn. */
  urgent?: boolean;
}

/** A successful answer: what was in the envelope, and Coze's id of the request. */
export interface CozeAnswer {
  data: unknown;
  logid: string | null;
}

/**
 * Authorised calls to Coze. A refused token is renewed once and the call repeated once: Coze refuses before it acts,
 * so nothing happens twice. What fails in passing is repeated where that is safe. All else is thrown as an AppError with
 * Coze's logid.
 */
export class CozeClient {
  private readonly host: string;

  constructor(
    private readonly http: HttpClient,
    private readonly tokens: AccessTokenSource,
    private readonly apiBase: string,
    /** Repeats what fails in passing; without one a failure is told as it is (for the diagnosis). */
    private readonly retrier: Retrier | null = null,
  ) {
    this.host = new URL(apiBase).host;
  }

  /** An ordinary call: answers what the envelope held. */
  call(call: CozeCall): Promise<CozeAnswer> {
    return this.withToken(call, async (request) => {
      const response = await this.http.send(request);
      const origin = { status: response.status, headers: response.headers, host: this.host, path: call.path };
      return { data: openEnvelope(response.text, origin), logid: logidOf(response.headers) };
    });
  }

  /** A call answered by a stream of events. An error that comes as JSON instead is thrown. */
  stream(call: CozeCall): Promise<HttpStream> {
    return this.withToken(call, async (request) => {
      const stream = await this.http.open(request);
      if (stream.status === 200 && (stream.headers['content-type'] ?? '').startsWith('text/event-stream')) return stream;
      const origin = { status: stream.status, headers: stream.headers, host: this.host, path: call.path };
      openEnvelope(await stream.text(), origin);
      throw new AppError('NOT_COZE_RESPONSE', { params: { host: this.host, status: stream.status }, logid: logidOf(stream.headers) });
    });
  }

  private async withToken<T>(call: CozeCall, send: (request: HttpRequest) => Promise<T>): Promise<T> {
    const token = await this.tokens.get(call.signal);
    try {
      return await this.repeat(call, () => send(this.build(call, token.value)));
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code !== 'TOKEN_INVALID' || !this.tokens.reject(token.value)) throw error;
    }
    const fresh = await this.tokens.get(call.signal);
    return this.repeat(call, () => send(this.build(call, fresh.value)));
  }

  private repeat<T>(call: CozeCall, task: () => Promise<T>): Promise<T> {
    if (!this.retrier) return task();
    return this.retrier.run(task, call.repeat ?? (call.method === 'GET' ? 'always' : 'unheard'), call.signal);
  }

  private build(call: CozeCall, token: string): HttpRequest {
    const query = call.query ? `?${new URLSearchParams(call.query).toString()}` : '';
    return {
      method: call.method,
      url: `${this.apiBase}${call.path}${query}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': 'coffee-salon' },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      ...(call.signal && { signal: call.signal }),
      ...(call.urgent && { urgent: true }),
    };
  }
}
