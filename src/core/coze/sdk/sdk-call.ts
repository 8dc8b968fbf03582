import type { CozeAPI, RequestOptions } from '@coze/api';
import type { AxiosAdapter, InternalAxiosRequestConfig } from 'axios';
import { AppError } from '../../lib/errors';
import type { CozeAnswer, CozeCall, CozeClient } from '../coze-client';

/**
 * What the SDK is configured with. The real address and token stay in our client; a request that
 * got around the adapter would go to a name that cannot exist (RFC 2606), without a secret.
 */
const PLACEHOLDERS = { baseURL: 'https://coze.invalid', token: 'none' };

let loading: Promise<CozeAPI> | null = null;

/** Loaded with the first call, not with the program. It has no state, so one serves everybody. */
function loadSdk(): Promise<CozeAPI> {
  loading ??= import('@coze/api').then(({ CozeAPI: Sdk }) => new Sdk(PLACEHOLDERS));
  return loading;
}

/** One method of the SDK; it must pass the options on as the method's last argument. */
export type SdkMethod = (api: CozeAPI, options: RequestOptions) => Promise<unknown>;

/**
 * One call of the official SDK over our own client (decision 0004). The SDK contributes path and
 * parameters; `CozeClient` adds address and token, sends, repeats, measures and opens the envelope,
 * so that axios neither sends nor parses anything. Throws what the client threw, with its code and
 * logid; errors of the SDK or of axios never leave this file.
 *
 * Text that becomes part of a query must be encoded by the caller: the SDK joins it as it is. Of
 * the envelope only `data` reaches the SDK, and the headers it sets are not sent.
 */
export async function callSdk(
  coze: Pick<CozeClient, 'call'>,
  method: SdkMethod,
  signal?: AbortSignal,
): Promise<CozeAnswer> {
  const exchange = new Exchange(coze, signal);
  try {
    const data = await method(await loadSdk(), exchange.options);
    return { data, logid: exchange.logid };
  } catch (thrown) {
    throw exchange.failure ?? unexpected(thrown);
  }
}

/** The way of one call through the client, and what axios and the SDK would lose of its outcome. */
class Exchange {
  logid: string | null = null;
  failure: Error | null = null;
  readonly options: RequestOptions;

  constructor(
    private readonly coze: Pick<CozeClient, 'call'>,
    private readonly signal: AbortSignal | undefined,
  ) {
    const adapter: AxiosAdapter = async (config) => ({
      // Parsed already: with text here, axios would parse it once more.
      data: { code: 0, data: await this.send(config) },
      status: 200,
      statusText: 'OK',
      headers: { 'content-type': 'application/json' },
      config,
    });
    this.options = { adapter, transformRequest: [], transformResponse: [] };
  }

  private async send({ method, url, data: body }: InternalAxiosRequestConfig): Promise<unknown> {
    const { pathname, searchParams } = new URL(url ?? '');
    const call: CozeCall = {
      method: method?.toUpperCase() === 'POST' ? 'POST' : 'GET',
      path: pathname,
      query: Object.fromEntries(searchParams),
      ...(body !== undefined && { body: body as unknown }),
      ...(this.signal && { signal: this.signal }),
    };
    const { data, logid } = await this.coze.call(call).catch((thrown) => this.fail(thrown));
    this.logid = logid;
    return data;
  }

  /** Keeps the error for the caller: the SDK would replace it by one of its own. */
  private fail(thrown: unknown): never {
    this.failure = thrown instanceof Error ? thrown : unexpected(thrown);
    throw new Error('The client has refused the call.');
  }
}

/** Without the error itself, which may hold the request. */
function unexpected(thrown: unknown): AppError {
  const { message } = thrown instanceof Error ? thrown : { message: String(thrown) };
  return new AppError('INTERNAL', { cause: new Error(`@coze/api: ${message}`) });
}
