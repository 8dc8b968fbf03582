import { z } from 'zod';
import { argumentPatternSchema, type ApprovalRule } from '../../../shared/model/kai-approval';
import type { ToolAddress } from '../../../shared/model/kai';
import type { Database } from '../../storage/database';

/** A rule without the server's name, which may change. */
export type StoredRule = Omit<ApprovalRule, 'serverName'>;

/**
 * The accepted definition of a tool, and the last one seen when it differs. Definitions are JSON
 * text.
 */
export interface StoredFingerprint extends ToolAddress {
  accepted: string;
  acceptedHash: string;
  seen: string | null;
  seenHash: string | null;
  blocked: boolean;
  firstSeenAt: number;
  changedAt: number | null;
}

/** A bot's name for a tool; `target` is null when nothing was chosen. */
export interface StoredMapping {
  botToolName: string;
  target: ToolAddress | null;
  lastAskedAt: number | null;
}

const ruleRow = z
  .object({
    id: z.string(),
    server_id: z.string(),
    tool_name: z.string(),
    policy: z.enum(['session', 'always', 'never']),
    pattern: z.string().nullable(),
    created_at: z.number(),
  })
  .transform((row): StoredRule => ({
    id: row.id,
    serverId: row.server_id,
    toolName: row.tool_name,
    policy: row.policy,
    createdAt: new Date(row.created_at).toISOString(),
    pattern: row.pattern === null ? null : argumentPatternSchema.parse(JSON.parse(row.pattern)),
  }));

const fingerprintRow = z
  .object({
    server_id: z.string(),
    tool_name: z.string(),
    accepted: z.string(),
    accepted_hash: z.string(),
    seen: z.string().nullable(),
    seen_hash: z.string().nullable(),
    blocked: z.number(),
    first_seen_at: z.number(),
    changed_at: z.number().nullable(),
  })
  .transform((row): StoredFingerprint => ({
    serverId: row.server_id,
    toolName: row.tool_name,
    accepted: row.accepted,
    acceptedHash: row.accepted_hash,
    seen: row.seen,
    seenHash: row.seen_hash,
    blocked: row.blocked !== 0,
    firstSeenAt: row.first_seen_at,
    changedAt: row.changed_at,
  }));

const mappingRow = z
  .object({
    bot_tool_name: z.string(),
    server_id: z.string().nullable(),
    tool_name: z.string().nullable(),
    last_asked_at: z.number().nullable(),
  })
  .transform((row): StoredMapping => ({
    botToolName: row.bot_tool_name,
    lastAskedAt: row.last_asked_at,
    target:
      row.server_id === null || row.tool_name === null
        ? null
        : { serverId: row.server_id, toolName: row.tool_name },
  }));

/** Stores rules, fingerprints and mappings of KAI's tools. */
export class KaiStore {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  rules(): StoredRule[] {
    return z
      .array(ruleRow)
      .parse(this.database.all('SELECT * FROM kai_rules ORDER BY created_at DESC, rowid DESC'));
  }

  addRule({ id, serverId, toolName, policy, pattern, createdAt }: StoredRule): void {
    this.database.run(
      'INSERT INTO kai_rules (id, server_id, tool_name, policy, pattern, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      [id, serverId, toolName, policy, pattern && JSON.stringify(pattern), Date.parse(createdAt)],
    );
  }

  removeRule(id: string): void {
    this.database.run('DELETE FROM kai_rules WHERE id = ?', [id]);
  }

  fingerprints(serverId: string): StoredFingerprint[] {
    return z
      .array(fingerprintRow)
      .parse(this.database.all('SELECT * FROM kai_fingerprints WHERE server_id = ?', [serverId]));
  }

  saveFingerprint(print: StoredFingerprint): void {
    this.database.run(
      `INSERT OR REPLACE INTO kai_fingerprints (server_id, tool_name, accepted, accepted_hash,
          seen, seen_hash, blocked, first_seen_at, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        print.serverId,
        print.toolName,
        print.accepted,
        print.acceptedHash,
        print.seen,
        print.seenHash,
        Number(print.blocked),
        print.firstSeenAt,
        print.changedAt,
      ],
    );
  }

  /** Several at once, as when a server is first seen. */
  saveFingerprints(prints: readonly StoredFingerprint[]): void {
    if (prints.length === 0) return;
    this.database.transaction(() => {
      for (const print of prints) this.saveFingerprint(print);
    });
  }

  mappings(profileId: string): StoredMapping[] {
    return z
      .array(mappingRow)
      .parse(
        this.database.all('SELECT * FROM kai_mapping WHERE profile_id = ? ORDER BY bot_tool_name', [
          profileId,
        ]),
      );
  }

  saveMapping(profileId: string, { botToolName, target, lastAskedAt }: StoredMapping): void {
    this.database.run(
      'INSERT OR REPLACE INTO kai_mapping (profile_id, bot_tool_name, server_id, tool_name, ' +
        'last_asked_at) VALUES (?, ?, ?, ?, ?)',
      [profileId, botToolName, target?.serverId ?? null, target?.toolName ?? null, lastAskedAt],
    );
  }

  /**
   * Deletes everything the person decided about a removed server, and the identity the server
   * reported.
   */
  forgetServer(serverId: string): void {
    this.database.transaction(() => {
      this.database.run('DELETE FROM kai_rules WHERE server_id = ?', [serverId]);
      this.database.run('DELETE FROM kai_fingerprints WHERE server_id = ?', [serverId]);
      this.database.run(
        'UPDATE kai_mapping SET server_id = NULL, tool_name = NULL WHERE server_id = ?',
        [serverId],
      );
    });
  }
}
