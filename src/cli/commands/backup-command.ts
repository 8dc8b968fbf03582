import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { App } from '../../core/app/app';
import { AppError } from '../../core/lib/errors';
import type { BackupCounts } from '../../shared/model/backup';
import type { Output } from '../output';

/**
 * A passphrase is passed in a file or a variable: every program on the machine can read a command
 * line.
 */
export interface PassphraseOptions {
  passphraseFile?: string;
}

/**
 * `backup create --out FILE`: locked with the passphrase if there is one, otherwise with the secret
 * store.
 */
export async function backupCreateCommand(
  app: App,
  options: PassphraseOptions & { out: string; withKeys?: boolean },
  output: Output,
): Promise<void> {
  const passphrase = passphraseOf(options);
  const file = resolve(options.out);
  if (options.withKeys === true && passphrase === null)
    throw new AppError('BACKUP_PASSPHRASE_NEEDED');
  const lock =
    passphrase === null
      ? ({ kind: 'keychain' } as const)
      : ({ kind: 'passphrase', passphrase } as const);
  printCounts(file, await app.backups.service.save(file, lock, options.withKeys === true), output);
}

/** `backup verify FILE`: restores it into a temporary folder and counts it. */
export async function backupVerifyCommand(
  app: App,
  file: string,
  options: PassphraseOptions,
  output: Output,
): Promise<void> {
  const path = resolve(file);
  printCounts(path, await app.backups.service.verify({ path }, passphraseOf(options)), output);
}

/**
 * `backup restore FILE`: replaces the content of the data folder, which is kept in a folder beside
 * it. DATA_FOLDER_IN_USE or DATABASE_BUSY while another program has the data folder or its database
 * open.
 */
export async function backupRestoreCommand(
  app: App,
  file: string,
  options: PassphraseOptions,
  output: Output,
): Promise<void> {
  const path = resolve(file);
  await app.backups.claim();
  const counts = await app.backups.service.restoreFrom({ path }, passphraseOf(options));
  await app.dispose();
  await app.backups.finishRestore();
  printCounts(path, counts, output);
}

function printCounts(file: string, counts: BackupCounts, output: Output): void {
  const lines = Object.entries(counts).map(([kind, count]) => `  ${kind}: ${count}`);
  output.result({ file, counts, verified: true }, [file, ...lines].join('\n'));
}

function passphraseOf({ passphraseFile }: PassphraseOptions): string | null {
  if (passphraseFile === undefined) return process.env['SALON_BACKUP_PASSPHRASE'] || null;
  try {
    return readFileSync(passphraseFile, 'utf8').replace(/\r?\n$/, '');
  } catch (thrown) {
    throw new AppError('INVALID_INPUT', { params: { detail: '--passphrase-file' }, cause: thrown });
  }
}
