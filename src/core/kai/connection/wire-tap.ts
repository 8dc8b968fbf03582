import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { maskHeaders } from './secret-headers';
import type { WireLog } from './wire-log';

const rpcMessage = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string().optional(),
  error: z.unknown().optional(),
});

/** Writes one HTTP exchange and its JSON-RPC messages to the wire log. */
export class WireTap {
  private readonly pairId = randomUUID();
  private readonly startedAt = performance.now();

  constructor(
    private readonly log: WireLog,
    private readonly serverId: string,
    private readonly keyHeader: string,
  ) {}

  sent(method: string, headers: Record<string, string>, body: string): void {
    this.http('sent', { method, status: null, isError: false, ms: null }, Object.entries(headers));
    if (body !== '') this.message('sent', body);
  }

  /** `body` is null when a stream follows. */
  received(status: number, headers: Headers, body: string | null): void {
    this.http('received', { method: null, status, isError: status >= 400, ms: this.elapsed() }, [
      ...headers,
    ]);
    if (body !== null && body !== '') this.message('received', body);
  }

  receivedMessage(text: string): void {
    this.message('received', text);
  }

  private http(
    direction: 'sent' | 'received',
    about: { method: string | null; status: number | null; isError: boolean; ms: number | null },
    headers: Iterable<[string, string]>,
  ): void {
    this.log.add({
      serverId: this.serverId,
      kind: 'http',
      direction,
      pairId: this.pairId,
      ...about,
      headers: maskHeaders(headers, this.keyHeader),
      body: '',
    });
  }

  private message(direction: 'sent' | 'received', text: string): void {
    const { id, method, error } = parseRpc(text);
    this.log.add({
      serverId: this.serverId,
      kind: 'rpc',
      direction,
      pairId: id === undefined ? this.pairId : `${this.serverId}/${id}`,
      method: method ?? null,
      status: null,
      isError: error !== undefined,
      ms: direction === 'received' ? this.elapsed() : null,
      headers: [],
      body: text,
    });
  }

  private elapsed(): number {
    return Math.round(performance.now() - this.startedAt);
  }
}

/** Reads only the start of a large message, which holds id and method. */
function parseRpc(text: string): z.infer<typeof rpcMessage> {
  if (text.length > 100_000) return {};
  try {
    return rpcMessage.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}
