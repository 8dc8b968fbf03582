import { writeFileSync } from 'node:fs';
import type { App } from '../../core/app/app';
import { AppError } from '../../core/lib/errors';
import type { AuditFilter } from '../../shared/model/audit';
import type { Output } from '../output';

export interface AuditListOptions {
  limit: number;
  group?: AuditFilter['group'];
  actor?: AuditFilter['actor'];
  text: string;
}

/** `audit list`: lists who did what, newest first. */
export async function auditListCommand(
  app: App,
  { limit, group = null, actor = null, text }: AuditListOptions,
  output: Output,
): Promise<void> {
  const entries = await app.audit.list({ group, actor, text }, limit);
  const lines = entries.map(({ number, at, actor: who, action, subject, detail }) =>
    [number, at, who || '-', action, subject, detail].join('  '),
  );
  output.result({ entries }, lines.join('\n'));
}

/** `audit verify`: verifies the chain; returns whether it is intact. */
export async function auditVerifyCommand(app: App, output: Output): Promise<boolean> {
  const { entries, brokenAt, lastHash } = await app.audit.prove();
  const intact = brokenAt === null;
  const words = intact
    ? app.translator.t('cli:auditWhole', { entries, hash: lastHash })
    : app.translator.t('cli:auditBroken', { number: brokenAt });
  output.result({ intact, entries, brokenAt, lastHash }, words);
  return intact;
}

/**
 * `audit export --out FILE`: writes the whole log as JSON lines with their hashes; never overwrites
 * a file (INVALID_INPUT).
 */
export async function auditExportCommand(app: App, file: string, output: Output): Promise<void> {
  const lines = await app.audit.lines();
  try {
    writeFileSync(file, lines, { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    throw new AppError('INVALID_INPUT', { params: { detail: `--out ${file}` }, cause: thrown });
  }
  app.audit.record({ action: 'audit.exported', subject: file });
  output.result({ file, entries: lines.split('\n').length - 1 }, file);
}
