import { z } from 'zod';
import {
  callStatusSchema,
  gaveUpSchema,
  toolResultSchema,
  type KaiCall,
} from '../../../shared/model/kai-call';
import { errorCodeSchema, errorParamsSchema, layerSchema } from '../../../shared/model/error-view';
import type { StoredError } from '../../lib/translator';
import type { Database, SqlValue } from '../../storage/database';

/** A stored call: its error as a code with values, without progress. */
export interface StoredCall extends Omit<KaiCall, 'error'> {
  error: StoredError | null;
}

/** Number of calls kept. */
const CALLS_MAX = 2000;

/** Which calls are asked for. */
export interface CallFilter {
  serverId?: string | undefined;
  toolName?: string | undefined;
}

const storedError = z.object({
  code: errorCodeSchema,
  params: errorParamsSchema,
  layer: layerSchema,
  logid: z.string().nullable(),
});

const callRow = z
  .object({
    id: z.string(),
    server_id: z.string(),
    server_name: z.string(),
    tool_name: z.string(),
    source: z.enum(['console', 'chat', 'knowledge', 'command']),
    payload: z.string(),
    status: callStatusSchema,
    gave_up: gaveUpSchema.nullable(),
    error: z.string().nullable(),
    result: z.string().nullable(),
    summary: z.string(),
    timeout_seconds: z.number(),
    started_at: z.number(),
    ms: z.number().nullable(),
  })
  .transform((row): StoredCall => ({
    id: row.id,
    serverId: row.server_id,
    serverName: row.server_name,
    toolName: row.tool_name,
    source: row.source,
    payload: row.payload,
    status: row.status,
    progress: null,
    gaveUp: row.gave_up,
    error: row.error === null ? null : storedError.parse(JSON.parse(row.error)),
    result: row.result === null ? null : toolResultSchema.parse(JSON.parse(row.result)),
    summary: row.summary,
    timeoutSeconds: row.timeout_seconds,
    startedAt: new Date(row.started_at).toISOString(),
    ms: row.ms,
  }));

const LISTED =
  'id, server_id, server_name, tool_name, source, payload, status, gave_up, error, NULL AS ' +
  'result, summary, timeout_seconds, started_at, ms';

/** Stores calls with their results; the newest 2,000. */
export class KaiCallStore {
  constructor(private readonly database: Database) {}

  /** Saves several calls at once: those not in `inserted` are new, the others have changed. */
  save(calls: readonly StoredCall[], inserted: Set<string>): void {
    if (calls.length === 0) return;
    this.database.transaction(() => {
      for (const call of calls) this.saveOne(call, inserted);
      this.database.run(
        'DELETE FROM kai_calls WHERE number <= (SELECT max(number) FROM kai_calls) - ?',
        [CALLS_MAX],
      );
    });
  }

  private saveOne(call: StoredCall, inserted: Set<string>): void {
    if (!inserted.has(call.id)) {
      this.database.run(
        `INSERT INTO kai_calls (id, server_id, server_name, tool_name, source, payload, status,
            timeout_seconds, owner_pid, started_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          call.id,
          call.serverId,
          call.serverName,
          call.toolName,
          call.source,
          call.payload,
          call.status,
          call.timeoutSeconds,
          process.pid,
          Date.parse(call.startedAt),
        ],
      );
      inserted.add(call.id);
    }
    if (call.ms === null) return;
    this.database.run(
      'UPDATE kai_calls SET status = ?, gave_up = ?, error = ?, result = ?, summary = ?, ms = ? WHERE id = ?',
      [
        call.status,
        call.gaveUp,
        json(call.error),
        json(call.result),
        call.summary,
        call.ms,
        call.id,
      ],
    );
    inserted.delete(call.id);
  }

  call(id: string): StoredCall | null {
    const row = this.database.get('SELECT * FROM kai_calls WHERE id = ?', [id]);
    return row === undefined ? null : callRow.parse(row);
  }

  /** Newest first, without results. */
  calls({ serverId, toolName }: CallFilter, limit: number, beforeId?: string): StoredCall[] {
    const conditions: [string, SqlValue | undefined][] = [
      ['server_id = ?', serverId],
      ['tool_name = ?', toolName],
      ['number < (SELECT number FROM kai_calls WHERE id = ?)', beforeId],
    ];
    const given = conditions.flatMap(([sql, value]) =>
      value === undefined ? [] : [{ sql, value }],
    );
    const where = ['1 = 1', ...given.map(({ sql }) => sql)].join(' AND ');
    const values = [...given.map(({ value }) => value), limit];
    const rows = this.database.all(
      `SELECT ${LISTED} FROM kai_calls WHERE ${where} ORDER BY number DESC LIMIT ?`,
      values,
    );
    return z.array(callRow).parse(rows);
  }

  /** Deletes calls that have ended. */
  clear({ serverId, toolName }: CallFilter): void {
    const where = `status <> 'running' AND (? IS NULL OR server_id = ?) AND (? IS NULL OR tool_name = ?)`;
    this.database.run(`DELETE FROM kai_calls WHERE ${where}`, [
      serverId ?? null,
      serverId ?? null,
      toolName ?? null,
      toolName ?? null,
    ]);
  }

  /** Marks the running calls of dead processes as interrupted. */
  markInterrupted(isAlive: (pid: number) => boolean): void {
    const rows = this.database.all(
      "SELECT DISTINCT owner_pid FROM kai_calls WHERE status IN ('running', 'waiting-approval')",
    );
    for (const { owner_pid: pid } of z.array(z.object({ owner_pid: z.number() })).parse(rows)) {
      if (isAlive(pid)) continue;
      this.database.run(
        "UPDATE kai_calls SET status = 'stopped' WHERE status IN ('running', 'waiting-approval') AND owner_pid = ?",
        [pid],
      );
    }
  }
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
