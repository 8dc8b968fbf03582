import type { FetchLike } from '@modelcontextprotocol/client';
import { createParser, type EventSourceParser } from 'eventsource-parser';
import type { Dispatcher } from 'undici';
import { AppError } from '../../lib/errors';
import { toNetworkError } from '../../net/network-errors';
import { httpError, StaleSession } from './kai-errors';
import { WireTap } from './wire-tap';
import type { WireLog } from './wire-log';

/** Limit for one answer, or one event of a stream, in bytes. */
const ANSWER_BYTES_MAX = 16 * 1024 * 1024;

export interface McpFetchOptions {
  serverId: string;
  serverName: string;
  url: URL;
  dispatcher: Dispatcher;
  /** Added to every request, including the key. */
  headers: Record<string, string>;
  /** Header that carries the key, lower case. */
  keyHeader: string;
  log: WireLog;
}

/**
 * The only way bytes are exchanged with a KAI server. Requests to another origin and redirects are
 * refused, so the key cannot leak. Answers are limited in size and written to the wire log;
 * refusals become AppErrors. Throws StaleSession when the server no longer knows our session.
 */
export function createMcpFetch(options: McpFetchOptions): FetchLike {
  return async (target, init) => {
    const url = new URL(target);
    if (url.origin !== options.url.origin)
      throw new AppError('KAI_REDIRECTED', { params: { target: url.origin } });
    const headers = { ...Object.fromEntries(new Headers(init?.headers)), ...options.headers };
    const body = typeof init?.body === 'string' ? init.body : null;
    const tap = new WireTap(options.log, options.serverId, options.keyHeader);
    tap.sent(init?.method ?? 'GET', headers, body ?? '');
    const response = await dispatch(options, url, {
      method: init?.method ?? 'GET',
      headers,
      body,
      signal: init?.signal ?? null,
    });
    const received = new Headers(flatten(response.headers));
    if (
      received.get('content-type')?.startsWith('text/event-stream') === true &&
      response.statusCode === 200
    ) {
      tap.received(response.statusCode, received, null);
      return new Response(eventStream(response.body, tap, options), {
        status: 200,
        headers: received,
      });
    }
    const text = await readBounded(response.body, options);
    tap.received(response.statusCode, received, text);
    throwForStatus(response.statusCode, received, headers, text, options);
    const isPage =
      response.statusCode === 200 &&
      text.trim() !== '' &&
      received.get('content-type')?.includes('json') !== true;
    if (isPage) throw new AppError('KAI_NOT_MCP', { params: { host: options.url.host } });
    return new Response(bodyFor(response.statusCode, text), {
      status: response.statusCode,
      headers: received,
    });
  };
}

interface Sending {
  method: string;
  headers: Record<string, string>;
  body: string | null;
  signal: AbortSignal | null;
}

async function dispatch(
  { dispatcher }: McpFetchOptions,
  url: URL,
  { method, headers, body, signal }: Sending,
): Promise<Dispatcher.ResponseData> {
  try {
    return await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      headers,
      body,
      signal,
    });
  } catch (thrown) {
    throw toNetworkError(thrown, url.href, 0);
  }
}

/**
 * 401, 403, redirects and gateway errors are final; the library needs to see the rest (400, 404,
 * 405, …) to detect the protocol version.
 */
function throwForStatus(
  status: number,
  received: Headers,
  sent: Record<string, string>,
  text: string,
  { serverName, url }: McpFetchOptions,
): void {
  const hadSession = sent['mcp-session-id'] !== undefined;
  if (hadSession && (status === 404 || (status === 400 && /session/i.test(text))))
    throw new StaleSession();
  if (status < 300) return;
  if (status >= 400 && ![401, 403, 407, 502, 503, 504].includes(status)) return;
  const target = status < 400 ? originOf(received.get('location'), url) : '';
  throw httpError(status, serverName, target);
}

/** Target of a redirect, its origin only: the path is foreign text. */
function originOf(location: string | null, base: URL): string {
  try {
    return new URL(location ?? '', base).origin;
  } catch {
    return '?';
  }
}

async function readBounded(
  body: Dispatcher.ResponseData['body'],
  { url }: McpFetchOptions,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      const piece = toBytes(chunk);
      bytes += piece.byteLength;
      if (bytes > ANSWER_BYTES_MAX) throw tooLarge();
      chunks.push(piece);
    }
  } catch (thrown) {
    throw toNetworkError(thrown, url.href, 0);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Passes the stream through and logs its events; ends with an error at an event that is too large.
 */
function eventStream(
  body: Dispatcher.ResponseData['body'],
  tap: WireTap,
  { url }: McpFetchOptions,
): ReadableStream<Uint8Array> {
  const decoder = new TextDecoder();
  let sinceEvent = 0;
  const parser: EventSourceParser = createParser({
    onEvent: ({ data }) => {
      sinceEvent = 0;
      if (data !== '') tap.receivedMessage(data);
    },
  });
  const chunks = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await chunks.next();
        if (done === true) return controller.close();
        const piece = toBytes(value);
        sinceEvent += piece.byteLength;
        parser.feed(decoder.decode(piece, { stream: true }));
        if (sinceEvent > ANSWER_BYTES_MAX) throw tooLarge();
        controller.enqueue(piece);
      } catch (thrown) {
        body.destroy();
        controller.error(toNetworkError(thrown, url.href, 0));
      }
    },
    cancel: () => {
      body.destroy();
    },
  });
}

function tooLarge(): AppError {
  return new AppError('KAI_ANSWER_TOO_LARGE', {
    params: { megabytes: ANSWER_BYTES_MAX / 1024 / 1024 },
  });
}

function toBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
}

/** Statuses that must not have a body. */
function bodyFor(status: number, text: string): string | null {
  return [101, 204, 205, 304].includes(status) ? null : text;
}

function flatten(headers: Record<string, string | string[] | undefined>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
}
