import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { defaultDataFolder, ensureDataFolder, keychainScope } from '../adapters/data-folder';
import { EnvironmentProxy } from '../adapters/environment-proxy';
import { FileSecretStore } from '../adapters/file-secret-store';
import { KeychainSecretStore } from '../adapters/keychain-secret-store';
import { LocalSandboxLauncher } from '../adapters/local-sandbox-launcher';
import { MemorySecretStore } from '../adapters/memory-secret-store';
import { MemorySettingsStore } from '../adapters/memory-settings-store';
import { openConfSettings } from '../adapters/conf-settings';
import type { SettingsFileStore } from '../adapters/settings-file-store';
import { App } from '../core/app/app';
import { AuditQueue } from '../core/audit/audit-queue';
import { AuditedSettingsStore } from '../core/audit/audited-settings-store';
import { applyRestore } from '../core/backup/restore-staging';
import { AppError, toAppError } from '../core/lib/errors';
import { Redactor } from '../core/lib/redact';
import { systemClock } from '../core/ports/clock';
import type { SecretStore } from '../core/ports/secret-store';
import { holdFolder, type FolderHold } from '../core/storage/folder-hold';
import { kaiKeyName } from '../core/setup/secret-vault';
import { SANDBOX_PROFILE } from '../core/setup/setup-service';
import { languageOf, parseSecretsChoice, type CommonOptions } from './common-options';
import { approverOf } from './approver';
import { explicitKai, type ExplicitKai } from './explicit-kai';
import { explicitProfile, type ExplicitProfile } from './explicit-profile';
import { serviceLogger, stderrLogger } from './stderr-logger';
import type { Output } from './output';

/** Folder of the sandbox's knowledge, relative to the built program. */
export const KNOWLEDGE_FOLDER = resolve(import.meta.dirname, '../../resources/knowledge');

const INBOX_PROGRAM = join(import.meta.dirname, 'inbox-thread.js');
const DATABASE_PROGRAM = join(import.meta.dirname, 'database-thread.js');

/**
 * The product for one command: the connection comes from `--sandbox`, from options, or from the
 * active profile of the data folder. Says on stderr when secrets are not in a keychain.
 * KEYCHAIN_UNAVAILABLE when something would have to be stored and there is no place for it.
 * `keepsLog`: what happens is written into the log files (guide, step 7.1), as a window does.
 */
export async function openApp(
  options: CommonOptions,
  output: Output,
  keepsLog = false,
): Promise<App> {
  const dataFolder = resolve(options.dataDir ?? defaultDataFolder(process.platform, process.env));
  const isNew = !existsSync(join(dataFolder, 'salon.db'));
  ensureDataFolder(dataFolder);
  const hold = holdFolder(dataFolder);
  const waiting = endRestore(dataFolder, hold);
  const given = options.sandbox ? null : explicitProfile(options);
  const kai = explicitKai(options);
  const language = languageOf(options, process.env);
  const redactor = new Redactor();
  const audit = new AuditQueue(systemClock, 'command');
  const secrets = await chooseSecrets(
    options,
    dataFolder,
    isNew && (options.sandbox || given !== null || kai !== null),
  );
  const app = new App({
    dataFolder,
    language,
    secrets,
    settings: new AuditedSettingsStore(chooseSettings(options, given, kai, dataFolder), audit),
    audit,
    version: packageVersion(),
    webhookProfileOverride:
      options.sandbox || given !== null
        ? (openConfSettings(dataFolder).read().activeProfileId ?? '')
        : null,
    sandbox: new LocalSandboxLauncher(KNOWLEDGE_FOLDER),
    clock: systemClock,
    logger: keepsLog
      ? serviceLogger(dataFolder, redactor, options.debug)
      : stderrLogger(options.debug, redactor),
    redactor,
    kai: { approver: () => approverOf(options) },
    systemProxy: new EnvironmentProxy(process.env),
    inboxProgram: INBOX_PROGRAM,
    databaseProgram: DATABASE_PROGRAM,
    hold,
  });
  if (waiting) output.note(app.translator.describe(waiting).message);
  if (given) await app.setup.setForThisRun(given.secretName, given.secret);
  if (kai?.key)
    await app.setup.setForThisRun(kaiKeyName(kai.server.id), Buffer.from(kai.key, 'utf8'));
  await reportStorage(app, secrets, options, output);
  return app;
}

/**
 * Applies a restore scheduled before. Postponed while another program has the folder open: returns
 * RESTORE_WAITS, and the command uses the present data.
 */
function endRestore(dataFolder: string, hold: FolderHold): AppError | null {
  try {
    applyRestore(dataFolder, hold);
    return null;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code !== 'DATA_FOLDER_IN_USE') throw error;
    return new AppError('RESTORE_WAITS', { cause: error });
  }
}

async function chooseSecrets(
  options: CommonOptions,
  dataFolder: string,
  mayForget: boolean,
): Promise<SecretStore> {
  const choice = parseSecretsChoice(options.secrets);
  if (choice?.kind === 'memory') return new MemorySecretStore();
  if (choice?.kind === 'file') return new FileSecretStore(resolve(choice.path));
  const keychain = new KeychainSecretStore(
    keychainScope(dataFolder, process.platform, process.env),
  );
  if (choice || !mayForget || (await keychain.status()).available) return keychain;
  return new MemorySecretStore();
}

function chooseSettings(
  options: CommonOptions,
  given: ExplicitProfile | null,
  kai: ExplicitKai | null,
  dataFolder: string,
): MemorySettingsStore | SettingsFileStore {
  const servers = kai ? [kai.server] : [];
  if (options.sandbox)
    return new MemorySettingsStore([SANDBOX_PROFILE], SANDBOX_PROFILE.id, servers);
  if (given) return new MemorySettingsStore([given.profile], given.profile.id, servers);
  if (kai) {
    const { profiles, activeProfileId } = openConfSettings(dataFolder).read();
    return new MemorySettingsStore(profiles, activeProfileId, servers);
  }
  return openConfSettings(dataFolder);
}

async function reportStorage(
  app: App,
  secrets: SecretStore,
  options: CommonOptions,
  output: Output,
): Promise<void> {
  const { kind, available } = await secrets.status();
  if (kind === 'memory') output.note(app.translator.t('cli:secretsInMemory'));
  if (kind === 'file')
    output.note(app.translator.t('cli:secretsInFile', { path: options.secrets?.slice(5) ?? '' }));
  if (kind === 'keychain' && !available)
    throw new AppError('KEYCHAIN_UNAVAILABLE', { layer: 'setup' });
}

/** Version of the package the built program is part of. */
function packageVersion(): string {
  try {
    return z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8')))
      .version;
  } catch {
    return '';
  }
}
