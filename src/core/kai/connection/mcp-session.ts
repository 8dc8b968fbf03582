import {
  Client,
  SSEClientTransport,
  SdkHttpError,
  StreamableHTTPClientTransport,
  TRACEPARENT_META_KEY,
  type CallToolResult,
  type ClientOptions,
  type Progress,
  type Tool,
  type Transport,
} from '@modelcontextprotocol/client';
import type { KaiEra, KaiTransport } from '../../../shared/model/kai';
import { traceparentOf } from '../../lib/trace-ids';
import { currentTurnId } from '../../lib/turn-context';
import { createMcpFetch, type McpFetchOptions } from './mcp-fetch';
import type { ServerQuestions } from './server-questions';
import { ReliableTransport } from './reliable-transport';

/** Timeout in milliseconds for the handshake, and for each page of the list. */
const HANDSHAKE_MS = 15_000;
/** Longest timer, to disable the library's own timeouts: ours say which side gave up. */
const NEVER_MS = 2 ** 31 - 1;

export interface McpSessionOptions extends McpFetchOptions {
  version: string;
  questions: ServerQuestions;
  onToolsChanged: () => void;
  /** A server's stream ended, or the connection was closed: the server may be gone. */
  onTrouble: () => void;
}

export interface CallOptions {
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** One connection to a server, from handshake to close. */
export class McpSession {
  private constructor(
    private readonly client: Client,
    private readonly wire: Transport,
    readonly transport: KaiTransport,
    private readonly hears: { trouble: boolean },
  ) {}

  /**
   * Opens Streamable HTTP in both versions; falls back to the transport of 2024 where the server
   * does not know it.
   */
  static async open(options: McpSessionOptions, signal: AbortSignal): Promise<McpSession> {
    const fetch = createMcpFetch(options);
    try {
      return await connect(
        options,
        new ReliableTransport(options.url, { fetch }),
        'streamable-http',
        signal,
      );
    } catch (thrown) {
      if (!isUnknownThere(thrown) || signal.aborted) throw thrown;
      try {
        return await connect(
          options,
          new SSEClientTransport(options.url, { fetch }),
          'sse',
          signal,
        );
      } catch {
        throw thrown; // The error of the newer transport says more.
      }
    }
  }

  static make(
    client: Client,
    wire: Transport,
    transport: KaiTransport,
    hears: { trouble: boolean },
  ): McpSession {
    return new McpSession(client, wire, transport, hears);
  }

  get era(): KaiEra {
    return this.client.getProtocolEra() ?? 'legacy';
  }

  get protocolVersion(): string {
    return this.client.getNegotiatedProtocolVersion() ?? '';
  }

  /** Name and version the server reports. */
  get identity(): { name: string; version: string } {
    const { name = '', version = '' } = this.client.getServerVersion() ?? {};
    return { name: name.slice(0, 200), version: version.slice(0, 100) };
  }

  /** One page of the list. */
  async listTools(
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<{ tools: Tool[]; nextCursor: string | undefined }> {
    if (!this.client.getServerCapabilities()?.tools) return { tools: [], nextCursor: undefined };
    const params = cursor === undefined ? {} : { cursor };
    const { tools, nextCursor } = await this.client.request(
      { method: 'tools/list', params },
      { signal, timeout: HANDSHAKE_MS },
    );
    return { tools, nextCursor };
  }

  /** Checks that the server answers. */
  async ping(signal: AbortSignal): Promise<void> {
    const options = { signal, timeout: HANDSHAKE_MS };
    await (this.era === 'modern' ? this.client.discover(options) : this.client.ping(options));
  }

  /**
   * Within a turn the request carries the trace id (SEP-414), so that the server's spans and logs
   * can be found. Returns the result as received; the caller checks it against the output schema,
   * so that a mismatch can be reported without losing the rest.
   */
  async call(
    tool: Tool,
    payload: Record<string, unknown>,
    { signal, onProgress }: CallOptions,
  ): Promise<CallToolResult> {
    const { outputSchema: _outputSchema, ...toolDefinition } = tool;
    const turnId = currentTurnId();
    const meta =
      turnId === null ? {} : { _meta: { [TRACEPARENT_META_KEY]: traceparentOf(turnId) } };
    return this.client.callTool(
      { name: tool.name, arguments: payload, ...meta },
      { signal, onprogress: onProgress, timeout: NEVER_MS, toolDefinition },
    );
  }

  /** Closes the connection; ends the session on the server where it keeps one. */
  async close(): Promise<void> {
    this.hears.trouble = false;
    if (this.wire instanceof StreamableHTTPClientTransport && this.wire.sessionId !== undefined) {
      await Promise.race([
        this.wire.terminateSession().catch(() => {}),
        new Promise((resolve) => setTimeout(resolve, 1000).unref()),
      ]);
    }
    await this.client.close().catch(() => {});
  }
}

async function connect(
  options: McpSessionOptions,
  wire: Transport,
  kind: KaiTransport,
  signal: AbortSignal,
): Promise<McpSession> {
  const client = new Client(
    { name: 'coffee-salon', title: 'Coffee Salon', version: options.version },
    clientOptions(options),
  );
  options.questions.serve(client, { serverId: options.serverId, serverName: options.serverName });
  try {
    await client.connect(wire, { signal, timeout: HANDSHAKE_MS });
  } catch (thrown) {
    await client.close().catch(() => {});
    throw thrown;
  }
  const hears = { trouble: true };
  const reportTrouble = (): void => {
    if (hears.trouble) options.onTrouble();
  };
  Object.assign(client, { onclose: reportTrouble, onerror: reportTrouble });
  void client.autoOpenedSubscription?.closed.then(reportTrouble);
  return McpSession.make(client, wire, kind, hears);
}

function clientOptions({ onToolsChanged }: McpSessionOptions): ClientOptions {
  return {
    versionNegotiation: { mode: 'auto', probe: { timeoutMs: HANDSHAKE_MS } },
    capabilities: { elicitation: { form: { applyDefaults: true }, url: {} }, sampling: {} },
    listChanged: { tools: { autoRefresh: false, debounceMs: 200, onChanged: onToolsChanged } },
    // We check results ourselves, so that a mismatch is reported beside the result instead of
    // replacing it.
    jsonSchemaValidator: {
      getValidator: () => (input) => ({
        valid: true,
        data: asAnything(input),
        errorMessage: undefined,
      }),
    },
  };
}

/** The library's validator has to return the type it is asked for; nothing is checked. */
function asAnything(input: unknown): never {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return input as never;
}

function isUnknownThere(thrown: unknown): boolean {
  return thrown instanceof SdkHttpError && [400, 404, 405, 406, 415].includes(thrown.status ?? 0);
}
