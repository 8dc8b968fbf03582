import { setTimeout as wait } from 'node:timers/promises';
import type { CallToolResult, Tool } from '@modelcontextprotocol/client';
import type { Dispatcher } from 'undici';
import type { KaiServer } from '../../../shared/model/kai';
import { abortable } from '../../lib/abort';
import { AppError, toAppError } from '../../lib/errors';
import { Observable } from '../../lib/observable';
import { outsideTurns } from '../../lib/turn-context';
import type { DispatcherFactory } from './kai-dispatcher';
import type { SchemaCompiler } from '../tools/json-schema';
import { StaleSession, toKaiFailure } from './kai-errors';
import { McpSession, type CallOptions } from './mcp-session';
import type { ServerQuestions } from './server-questions';
import { bareHost, parseServerUrl } from './server-address';
import { listTools, type ToolList } from '../tools/tool-catalog';
import type { WireLog } from './wire-log';

/**
 * First delay in milliseconds before reconnecting to a server that is down; doubled after each
 * failure.
 */
const RETRY_MS = 1000;
const RETRY_MAX_MS = 30_000;
/**
 * Delay in milliseconds before checking a reported problem: a server that restarts closes several
 * streams at once.
 */
const TROUBLE_MS = 300;

/** State of the connection to one server. */
export interface LinkState {
  status: 'connecting' | 'ready' | 'down';
  reason: AppError | null;
  session: McpSession | null;
  list: ToolList;
  /** Time of the last successful check, milliseconds since the epoch. */
  checkedAt: number | null;
}

export interface KaiConnectionOptions {
  server: KaiServer;
  apiKey: string | null;
  dispatcher: DispatcherFactory;
  questions: ServerQuestions;
  schemas: SchemaCompiler;
  log: WireLog;
  version: string;
  now: () => number;
}

/**
 * The connection to one server: connects, lists the tools and follows their changes, notices when
 * the server goes away and comes back. A call on a session the server has forgotten is repeated
 * once on a new one; no other call is ever repeated.
 */
export class KaiConnection {
  readonly state = new Observable<LinkState>({
    status: 'connecting',
    reason: null,
    session: null,
    list: { tools: [], note: null },
    checkedAt: null,
  });
  private opening: Promise<McpSession> | null = null;
  private dispatcher: Dispatcher | null = null;
  private readonly ended = new AbortController();
  private retry: NodeJS.Timeout | null = null;
  private failures = 0;
  private isChecking = false;

  constructor(private readonly options: KaiConnectionOptions) {}

  /**
   * The session; opened when there is none. Concurrent callers share one attempt. Throws AppError.
   */
  session(signal?: AbortSignal): Promise<McpSession> {
    this.opening ??= outsideTurns(() => this.open()).catch((thrown: unknown) => {
      this.opening = null;
      throw thrown;
    });
    return abortable(this.opening, signal);
  }

  /** Connects and keeps the connection up. */
  start(): void {
    void this.session().catch(() => {});
  }

  /** Asks the server for its present list. */
  async refresh(signal?: AbortSignal): Promise<ToolList> {
    const list = await this.use(
      (session) =>
        listTools(session, this.options.server, this.options.schemas, signal ?? this.ended.signal),
      signal,
    );
    this.update({ list });
    return list;
  }

  /** Checks that the server answers; the result becomes the state. */
  async ping(signal: AbortSignal): Promise<void> {
    await this.use((session) => session.ping(signal), signal);
    this.update({ status: 'ready', reason: null });
  }

  call(
    tool: Tool,
    payload: Record<string, unknown>,
    options: CallOptions,
  ): Promise<CallToolResult> {
    return this.use((session) => session.call(tool, payload, options), options.signal);
  }

  /** Describes an error of this server. */
  describe(thrown: unknown): ReturnType<typeof toKaiFailure> {
    return toKaiFailure(thrown, this.options.server.name, this.options.server.url);
  }

  async dispose(): Promise<void> {
    this.ended.abort();
    if (this.retry) clearTimeout(this.retry);
    const session = await this.opening?.catch(() => null);
    await session?.close();
    await this.dispatcher?.destroy();
  }

  /**
   * Runs something on the session. When the server has forgotten the session, or no connection was
   * made, repeats it once on a new one.
   */
  private async use<T>(
    work: (session: McpSession) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const session = await this.session(signal);
    try {
      return await work(session);
    } catch (thrown) {
      if (signal?.aborted === true || !neverStarted(thrown)) throw thrown;
      this.drop(session);
      return work(await this.session(signal));
    }
  }

  private async open(): Promise<McpSession> {
    if (this.retry) clearTimeout(this.retry);
    this.retry = null;
    try {
      const session = await this.connect();
      const list = await listTools(
        session,
        this.options.server,
        this.options.schemas,
        this.ended.signal,
      );
      this.failures = 0;
      this.update({ status: 'ready', reason: null, session, list, checkedAt: this.options.now() });
      return session;
    } catch (thrown) {
      const { error } = this.describe(thrown);
      this.fail(error);
      throw error;
    }
  }

  private async connect(): Promise<McpSession> {
    const { server, apiKey, questions, log, version } = this.options;
    const url = parseServerUrl(server.url, server.local);
    this.dispatcher ??= await this.options.dispatcher({ url, isLocal: server.local });
    const keyHeader = (server.apiKeyHeader ?? 'authorization').toLowerCase();
    const key =
      apiKey === null
        ? {}
        : { [keyHeader]: server.apiKeyHeader === null ? `Bearer ${apiKey}` : apiKey };
    const headers = {
      ...Object.fromEntries(server.headers.map(({ name, value }) => [name.toLowerCase(), value])),
      ...key,
    };
    const opened = await McpSession.open(
      {
        serverId: server.id,
        serverName: server.name,
        url,
        dispatcher: this.dispatcher,
        headers,
        keyHeader,
        log,
        version,
        questions,
        onToolsChanged: () => void this.refresh().catch(() => {}),
        onTrouble: () => void this.check(),
      },
      this.ended.signal,
    );
    if (!this.ended.signal.aborted) return opened;
    await opened.close();
    throw new AppError('ABORTED');
  }

  /** Checks after a problem whether the server is still there. */
  private async check(): Promise<void> {
    if (this.isChecking || this.ended.signal.aborted || this.state.value.status !== 'ready') return;
    this.isChecking = true;
    const { session } = this.state.value;
    try {
      await wait(TROUBLE_MS, undefined, { signal: this.ended.signal });
      if (session !== this.state.value.session) return;
      await session?.ping(this.ended.signal);
    } catch (thrown) {
      if (this.ended.signal.aborted) return;
      if (session) this.drop(session);
      if (neverStarted(thrown) && !(thrown instanceof AppError)) this.start();
      else this.fail(this.describe(thrown).error);
    } finally {
      this.isChecking = false;
    }
  }

  private drop(session: McpSession): void {
    if (this.state.value.session !== session) return;
    this.opening = null;
    this.update({ status: 'connecting', session: null });
    void session.close();
  }

  private fail(error: AppError): void {
    if (this.ended.signal.aborted) return;
    this.update({ status: 'down', reason: error, session: null, checkedAt: this.options.now() });
    if (!isPassing(error)) return;
    const delay = Math.min(RETRY_MS * 2 ** this.failures, RETRY_MAX_MS);
    this.failures += 1;
    this.retry ??= setTimeout(() => this.start(), delay).unref();
  }

  private update(change: Partial<LinkState>): void {
    if (!this.ended.signal.aborted) this.state.set({ ...this.state.value, ...change });
  }
}

/**
 * The server cannot have started the request: it does not know the session, or no connection was
 * made.
 */
function neverStarted(thrown: unknown): boolean {
  if (thrown instanceof StaleSession) return true;
  if (
    thrown instanceof Error &&
    (thrown.cause instanceof StaleSession || thrown.message === 'Not connected')
  )
    return true;
  return thrown instanceof AppError && thrown.code === 'CONNECTION_REFUSED';
}

/** Worth retrying automatically: waiting does not fix a key or an address. */
function isPassing(error: AppError): boolean {
  const { code, params } = toAppError(error);
  if (code === 'KAI_HTTP_ERROR') return Number(params['status']) >= 500;
  return [
    'DNS_FAILED',
    'CONNECTION_REFUSED',
    'CONNECTION_RESET',
    'TIMEOUT',
    'NETWORK_UNREACHABLE',
    'KAI_CONNECTION_LOST',
    'TLS_FAILED',
  ].includes(code);
}

/** Host and port of a server, for display. */
export function hostOf(url: string): string {
  try {
    const parsed = new URL(url);
    return `${bareHost(parsed)}${parsed.port === '' ? '' : `:${parsed.port}`}`;
  } catch {
    return url;
  }
}
