import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';

/** A host that does not take a connection within this time is not there. */
const CONNECT_MAX_MS = 10_000;

/**
 * Keep-alive sockets, so many per host at most. The number is read before every request: another one takes effect with the
 * next, while requests that run on the old sockets come to their end.
 */
export class ConnectionPool {
  private size: number;
  private agent: Agent;
  private readonly retired = new Set<Agent>();

  constructor(
    private readonly perHost: () => number,
    /** How names become addresses; default: as the system does it. */
    private readonly lookup?: LookupFunction,
  ) {
    this.size = perHost();
    this.agent = this.open(this.size);
  }

  current(): Agent {
    const wanted = this.perHost();
    if (wanted !== this.size) this.replace(wanted);
    return this.agent;
  }

  /** Closes every socket, those of running requests included. */
  async destroy(): Promise<void> {
    await Promise.all([this.agent, ...this.retired].map((agent) => agent.destroy()));
  }

  private replace(size: number): void {
    const old = this.agent;
    this.size = size;
    this.agent = this.open(size);
    this.retired.add(old);
    old.close().then(() => this.retired.delete(old), () => {});
  }

  private open(connections: number): Agent {
    const connect = { timeout: CONNECT_MAX_MS, ...(this.lookup && { lookup: this.lookup }) };
    return new Agent({ connections, connect, headersTimeout: 0, bodyTimeout: 0 });
  }
}
