import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { toFileError } from '../core/storage/file-errors';

/** The per-user data folder, in the operating system's usual place. */
export function defaultDataFolder(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): string {
  const name = 'Coffee Salon';
  if (platform === 'win32')
    return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), name);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name);
  return join(environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), name);
}

/** Creates the folder, readable for this user only. DISK_READ_ONLY or DISK_FULL when that fails. */
export function ensureDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (thrown) {
    throw toFileError(thrown, folder);
  }
}

/** Separates the keychain entries of this folder from those of the default one. */
export function keychainScope(
  folder: string,
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): string {
  return folder === defaultDataFolder(platform, environment) ? '' : folder;
}
