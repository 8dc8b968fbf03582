import { z } from 'zod';
import { AppError } from '../lib/errors';
import type { Database } from './database';

const versionSchema = z.object({ user_version: z.number() });

/** Number of migrations applied to the database. */
export function schemaVersion(database: Database): number {
  return versionSchema.parse(database.get('PRAGMA user_version')).user_version;
}

/**
 * Brings the schema up to date, each step in its own transaction, so that a kill leaves a complete
 * version. `beforeChange` is called once before a database with content is changed. DATABASE_NEWER
 * when the file comes from a later release.
 */
export function migrate(
  database: Database,
  steps: readonly string[],
  beforeChange: (from: number) => void,
): void {
  const found = schemaVersion(database);
  if (found > steps.length)
    throw new AppError('DATABASE_NEWER', { params: { found, known: steps.length } });
  if (found > 0 && found < steps.length) beforeChange(found);
  for (const [index, step] of steps.entries()) {
    if (index < found) continue;
    database.transaction(() => {
      database.exec(step);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}
