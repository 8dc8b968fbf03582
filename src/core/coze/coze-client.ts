import { AppError, toAppError } from '../lib/errors';
import type { HttpClient, HttpRequest, HttpStream } from '../net/http-client';
import type { AccessTokenSource } from '../ports/access-token';
import { logidOf, openEnvelope } from './envelope';

export interface CozeCall {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal;
}

/** A successful answer: what was in the envelope, and Coze's id of the request. */
export interface CozeAnswer {
  data: unknown;
  logid: string | null;
}

/**
 * Authorised calls to Coze. A refused token is renewed once and the call repeated once: Coze refuses before it acts,
 * so nothing happens twice. All else is thrown as an AppError with Coze's logid.
 */
export class CozeClient {
  private readonly host: string;

  constructor(
    private readonly http: HttpClient,
    private readonly tokens: AccessTokenSource,
    private readonly apiBase: string,
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
      return await send(this.build(call, token.value));
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code !== 'TOKEN_INVALID' || !this.tokens.reject(token.value)) throw error;
    }
    const fresh = await this.tokens.get(call.signal);
    return send(this.build(call, fresh.value));
  }

  private build(call: CozeCall, token: string): HttpRequest {
    const query = call.query ? `?${new URLSearchParams(call.query).toString()}` : '';
    return {
      method: call.method,
      url: `${this.apiBase}${call.path}${query}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': 'coffee-salon' },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      ...(call.signal && { signal: call.signal }),
    };
  }
}
