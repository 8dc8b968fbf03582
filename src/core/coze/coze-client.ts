import type { FormData } from 'undici';
import { AppError, toAppError } from '../lib/errors';
import type { HttpClient, HttpRequest, HttpStream } from '../net/http-client';
import type { Repeatable, Retrier } from '../net/retry';
import type { AccessTokenSource } from '../ports/access-token';
import { logidOf, openEnvelope } from './envelope';
import type { MissingEndpoints } from './missing-endpoints';

export interface CozeCall {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  /** In the place of a body: fields and files (multipart). */
  form?: FormData;
  /** Limit for the whole call, milliseconds. Default: the client's. */
  timeoutMs?: number;
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

/** What makes a client bear with a server. */
export interface CozePatience {
  /** Repeats what fails in passing. */
  retrier?: Retrier;
  /** Spares a server questions it is known not to answer. */
  missing?: MissingEndpoints;
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
    /** Without them every failure is told as it is, and every question asked (for the diagnosis). */
    private readonly patience: CozePatience = {},
  ) {
    this.host = new URL(apiBase).host;
  }

  /** An ordinary call: answers what the envelope held. */
  async call(call: CozeCall): Promise<CozeAnswer> {
    const { missing } = this.patience;
    const refusal = missing?.refusalOf(call.method, call.path);
    if (refusal) throw refusal;
    try {
      return await this.withToken(call, (request) => this.ask(request, call.path));
    } catch (thrown) {
      const error = toAppError(thrown);
      missing?.note(call.method, call.path, error);
      throw error;
    }
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

  private async ask(request: HttpRequest, path: string): Promise<CozeAnswer> {
    const response = await this.http.send(request);
    const origin = { status: response.status, headers: response.headers, host: this.host, path };
    return { data: openEnvelope(response.text, origin), logid: logidOf(response.headers) };
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
    if (!this.patience.retrier) return task();
    return this.patience.retrier.run(task, call.repeat ?? (call.method === 'GET' ? 'always' : 'unheard'), call.signal);
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
