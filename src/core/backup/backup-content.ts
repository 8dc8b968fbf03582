import { z } from 'zod';
import type { BackupCounts } from '../../shared/model/backup';
import type { TableCounts } from '../storage/database-copy';

/** Names of the parts of a backup. */
export const PARTS = {
  manifest: 'manifest.json',
  settings: 'settings.json',
  secrets: 'secrets.json',
  database: 'salon.db',
} as const;

/** Manifest in the encrypted part. The database has its own key, made for this file. */
export const manifestSchema = z.object({
  databaseKey: z.string().regex(/^[\da-f]{64}$/),
  schema: z.number().int(),
  tables: z.record(z.string(), z.number().int()),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

/** Secrets by name, base64. */
export const carriedSecretsSchema = z.record(z.string().max(300), z.base64());

/** The part of `settings.json` that is counted. */
const countedSettings = z.looseObject({
  profiles: z.array(z.unknown()).default([]),
  kaiServers: z.array(z.unknown()).default([]),
});

/** The counts shown to a person. */
export function countsOf(tables: TableCounts, settingsText: string, keys: number): BackupCounts {
  const { profiles, kaiServers } = countedSettings
    .catch({ profiles: [], kaiServers: [] })
    .parse(parsed(settingsText));
  const rows = (table: string): number => tables[table] ?? 0;
  return {
    conversations: rows('conversations'),
    turns: rows('turns'),
    attachments: rows('attachment_files'),
    deliveries: rows('webhook_deliveries'),
    toolCalls: rows('kai_calls'),
    auditEntries: rows('audit_log'),
    profiles: profiles.length,
    kaiServers: kaiServers.length,
    keys,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
