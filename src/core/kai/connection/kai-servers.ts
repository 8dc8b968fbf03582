import type { KaiServer, KaiServerView } from '../../../shared/model/kai';
import { AppError, toAppError } from '../../lib/errors';
import { Emitter } from '../../lib/emitter';
import { Observable } from '../../lib/observable';
import type { Translator } from '../../lib/translator';
import { KaiConnection, type KaiConnectionOptions } from './kai-connection';
import { SANDBOX_SERVER_ID, type ServerList } from './server-list';
import type { CatalogTool } from '../tools/tool-definition';

/** Reads the servers' keys. */
export interface KeyVault {
  get(serverId: string): Promise<string | null>;
}

export interface KaiServersOptions {
  list: ServerList;
  keys: KeyVault;
  translator: Translator;
  /** Starts the sandbox on first use. */
  sandbox: () => Promise<{ url: string; apiKey: string }>;
  connection: Omit<KaiConnectionOptions, 'server' | 'apiKey'>;
  /** Receives every key in use, so that it can be masked in logs. */
  onKey: (apiKey: string) => void;
}

interface Link {
  connection: KaiConnection;
  /** Changes whenever a new connection is needed. */
  identity: string;
  stopListening: () => void;
}

/** The connections to all servers of the active profile: opens, keeps up and closes them. */
export class KaiServers {
  readonly views = new Observable<KaiServerView[]>([]);
  /** A server has listed its tools. */
  readonly listed = new Emitter<{ server: KaiServer; tools: CatalogTool[] }>();
  private readonly links = new Map<string, Link>();
  private readonly withKey = new Set<string>();
  private readonly broken = new Map<string, AppError>();
  private work: Promise<void> = Promise.resolve();
  private isOver = false;

  constructor(private readonly options: KaiServersOptions) {}

  /**
   * Brings the connections in line with the list: after the start, a change of profile, of a server
   * or of its key. Resolves when that is done.
   */
  sync(): Promise<void> {
    this.work = this.work.then(() => this.adjust()).catch(() => {});
    return this.work;
  }

  /**
   * The connection to an enabled server. KAI_SERVER_MISSING, KAI_DISABLED, or the reason why there
   * is none.
   */
  connectionOf(serverId: string): KaiConnection {
    const server = this.options.list.find(serverId);
    if (!server.enabled) throw new AppError('KAI_DISABLED', { params: { server: server.name } });
    const link = this.links.get(serverId);
    if (!link)
      throw (
        this.broken.get(serverId) ??
        new AppError('KAI_CONNECTION_LOST', { params: { server: server.name } })
      );
    return link.connection;
  }

  /**
   * The tools of all connections, in the order of the servers; for a server that is down, those it
   * listed last.
   */
  tools(): CatalogTool[] {
    return this.options.list
      .all()
      .flatMap(({ id }) => this.links.get(id)?.connection.state.value.list.tools ?? []);
  }

  /** Replaces the connection with a new one. */
  async reconnect(serverId: string): Promise<void> {
    this.options.list.find(serverId);
    await this.close(serverId);
    await this.sync();
  }

  /** Resolves when every connection being opened is up or down. */
  async settled(signal?: AbortSignal): Promise<void> {
    await this.work;
    await Promise.allSettled(
      [...this.links.values()].map(({ connection }) => connection.session(signal)),
    );
  }

  /** With its present address and key; for a separate diagnosis. */
  async complete(server: KaiServer): Promise<{ server: KaiServer; apiKey: string | null }> {
    if (server.id !== SANDBOX_SERVER_ID)
      return { server, apiKey: await this.options.keys.get(server.id) };
    const { url, apiKey } = await this.options.sandbox();
    return { server: { ...server, url }, apiKey };
  }

  /** Publishes every view again, after a change of language. */
  republish(): void {
    this.publish();
  }

  async dispose(): Promise<void> {
    this.isOver = true;
    await this.work;
    await Promise.all([...this.links.keys()].map((id) => this.close(id)));
  }

  private async adjust(): Promise<void> {
    if (this.isOver) return;
    const wanted = this.options.list.all();
    const enabled = new Set(wanted.filter((server) => server.enabled).map(({ id }) => id));
    await Promise.all(
      [...this.links.keys()].filter((id) => !enabled.has(id)).map((id) => this.close(id)),
    );
    for (const server of wanted) await this.adjustOne(server);
    this.publish();
  }

  private async adjustOne(server: KaiServer): Promise<void> {
    try {
      const { server: complete, apiKey } =
        server.enabled || server.id !== SANDBOX_SERVER_ID
          ? await this.complete(server)
          : { server, apiKey: '' };
      this.broken.delete(server.id);
      if (apiKey === null) this.withKey.delete(server.id);
      else this.withKey.add(server.id);
      if (!server.enabled) return;
      const { url, local, apiKeyHeader, headers, name } = complete;
      const identity = JSON.stringify([url, local, apiKeyHeader, headers, name, apiKey]);
      if (this.links.get(server.id)?.identity === identity) return;
      await this.close(server.id);
      if (apiKey !== null) this.options.onKey(apiKey);
      this.open(complete, apiKey, identity);
    } catch (thrown) {
      this.broken.set(server.id, toAppError(thrown));
    }
  }

  private open(server: KaiServer, apiKey: string | null, identity: string): void {
    const connection = new KaiConnection({ ...this.options.connection, server, apiKey });
    let list = connection.state.value.list;
    const stopListening = connection.state.subscribe(({ value }) => {
      if (value.list !== list) {
        ({ list } = value);
        this.listed.emit({ server, tools: list.tools });
      }
      this.publish();
    });
    this.links.set(server.id, { connection, identity, stopListening });
    connection.start();
  }

  private async close(id: string): Promise<void> {
    const link = this.links.get(id);
    this.links.delete(id);
    link?.stopListening();
    await link?.connection.dispose();
  }

  private publish(): void {
    if (!this.isOver) this.views.set(this.options.list.all().map((server) => this.view(server)));
  }

  private view(server: KaiServer): KaiServerView {
    const state = this.links.get(server.id)?.connection.state.value;
    const session = state?.session ?? null;
    const reason = this.broken.get(server.id) ?? state?.reason ?? state?.list.note ?? null;
    const { name = '', version = '' } = session?.identity ?? {};
    return {
      ...server,
      builtIn: server.id === SANDBOX_SERVER_ID,
      secret: this.withKey.has(server.id) ? 'set' : 'not-set',
      status: statusOf(server, state?.status, reason !== null),
      reason: server.enabled && reason ? this.options.translator.describe(reason) : null,
      era: session?.era ?? null,
      protocolVersion: session?.protocolVersion ?? null,
      transport: session?.transport ?? null,
      serverName: name,
      serverVersion: version,
      toolCount: state?.list.tools.length ?? 0,
      checkedAt: isoOf(state?.checkedAt ?? null),
    };
  }
}

function statusOf(
  { enabled }: KaiServer,
  link: 'connecting' | 'ready' | 'down' | undefined,
  hasReason: boolean,
): KaiServerView['status'] {
  if (!enabled) return 'off';
  if (link === undefined) return hasReason ? 'down' : 'connecting';
  return link === 'ready' && hasReason ? 'degraded' : link;
}

function isoOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
