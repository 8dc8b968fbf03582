import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditQueue } from '../audit/audit-queue';
import { AutomaticBackups } from '../backup/automatic-backups';
import { countsOf } from '../backup/backup-content';
import { BackupKeys } from '../backup/backup-key';
import { BackupMaker, type BackupSource } from '../backup/backup-maker';
import { BackupService } from '../backup/backup-service';
import { BackupFolder } from '../backup/backup-folder';
import { applyRestore, applyRestoredSecrets, withdrawRestore } from '../backup/restore-staging';
import type { BackupState } from '../../shared/model/backup';
import { Observable } from '../lib/observable';
import type { Translator } from '../lib/translator';
import { AppError, toAppError } from '../lib/errors';
import { isAlive } from '../lib/process-alive';
import { PROXY_PASSWORD_NAME } from '../net/network-service';
import type { AuditSink } from '../ports/audit';
import type { Clock } from '../ports/clock';
import { inModule, type Logger } from '../ports/logger';
import type { SecretStore } from '../ports/secret-store';
import type { SettingsStore } from '../ports/settings-store';
import { kaiKeyName, secretNamesOf, webhookSecretNames } from '../setup/secret-vault';
import type { Database } from '../storage/database';
import { claimAlone, countTables } from '../storage/database-copy';
import { databaseKey } from '../storage/database-key';
import { soleHold, type FolderHold } from '../storage/folder-hold';
import { tasksHere, tasksInThreads } from '../storage/database-tasks';
import { notificationOfBackup } from '../notifications/notification-rules';
import type { Notifier } from '../ports/notifier';
import type { AppContext } from './app-context';
import type { AppPorts } from './app-ports';
import { tunnelSecretNames } from '../tunnel/tunnel-secrets';

export interface BackupsOptions {
  dataFolder: string;
  appVersion: string;
  secrets: SecretStore;
  settings: SettingsStore;
  clock: Clock;
  translator: Translator;
  logger: Logger;
  audit: AuditSink & Pick<AuditQueue, 'actor'>;
  database: () => Promise<Database>;
  /** Built program for work on whole database files; null does it in this thread. */
  databaseProgram: string | null;
  hold: FolderHold;
  /** Tells the person why no automatic backup was made. */
  onFailed: (cause: AppError) => void;
}

/** Manual and automatic backups of the state in this data folder. */
export class Backups {
  readonly service: BackupService;
  readonly automatic: AutomaticBackups;
  /** State of both together, for display. */
  readonly state: Observable<BackupState>;

  constructor(private readonly options: BackupsOptions) {
    const { dataFolder, appVersion, secrets, settings, clock, logger, audit, hold, onFailed } =
      options;
    const backupFolder = new BackupFolder(join(dataFolder, 'backups'));
    const keys = new BackupKeys(secrets);
    const tasks =
      options.databaseProgram === null ? tasksHere : tasksInThreads(options.databaseProgram);
    const maker = new BackupMaker({
      keys,
      clock,
      appVersion,
      folder: backupFolder.path,
      isAlive,
      tasks,
    });
    const here = {
      source: (withKeys: boolean) => this.source(withKeys),
      counts: () => this.counts(),
    };
    this.service = new BackupService({
      dataFolder,
      backupFolder,
      maker,
      keys,
      here,
      clock,
      audit,
      isAlive,
      tasks,
      hold,
      actor: audit.actor,
    });
    this.automatic = new AutomaticBackups({
      backups: this.service,
      settings: () => settings.read().settings,
      clock,
      logger: inModule(logger, 'backup'),
      onFailed,
    });
    this.state = new Observable(this.describe());
    for (const part of [this.service.state, this.automatic.state])
      part.subscribe(() => this.publish());
  }

  /** Announces the present state of everything, in the present language. */
  publish(): void {
    this.state.set(this.describe());
  }

  /**
   * Ensures that no other program has the data folder open; to be called before this one opens its
   * database. DATA_FOLDER_IN_USE, DATABASE_BUSY.
   */
  async claim(): Promise<void> {
    this.options.hold.alone(() => {});
    const path = join(this.options.dataFolder, 'salon.db');
    const key = existsSync(path) ? await databaseKey(this.options.secrets) : null;
    if (key !== null) claimAlone(path, key);
  }

  /**
   * Applies a scheduled restore at once; to be called when everything is closed.
   * DATA_FOLDER_IN_USE: another program has been started meanwhile, nothing is restored.
   */
  async finishRestore(): Promise<void> {
    const { dataFolder, secrets, hold } = this.options;
    try {
      applyRestore(dataFolder, hold);
    } catch (thrown) {
      if (toAppError(thrown).code === 'DATA_FOLDER_IN_USE') withdrawRestore(dataFolder);
      throw thrown;
    }
    const key = await databaseKey(secrets);
    if (key !== null) await applyRestoredSecrets(dataFolder, key, secrets);
  }

  private describe(): BackupState {
    const { failure, nextAt } = this.automatic.state.value;
    return {
      ...this.service.state.value,
      failed: failure && this.options.translator.describe(failure),
      nextAt: nextAt === null ? null : new Date(nextAt).toISOString(),
    };
  }

  private async source(withKeys: boolean): Promise<BackupSource> {
    const { secrets, settings } = this.options;
    const { path } = await this.options.database();
    const key = path === ':memory:' ? null : await databaseKey(secrets);
    if (key === null) throw new AppError('KEYCHAIN_UNAVAILABLE');
    const named = withKeys
      ? await readSecrets(secretNames(settings), secrets)
      : new Map<string, Uint8Array>();
    return { database: { path, key }, settingsText: settingsText(settings), secrets: named };
  }

  /**
   * Counts of the present state. Secrets are not counted: asking the keychain for every name would
   * take longer than everything else.
   */
  private async counts(): Promise<ReturnType<typeof countsOf>> {
    return countsOf(
      countTables(await this.options.database()),
      settingsText(this.options.settings),
      0,
    );
  }
}

/** Backups of the running app. A failed automatic one becomes a notice and a notification. */
export function createBackups(context: AppContext, ports: AppPorts, notifier: Notifier): Backups {
  const { lifetime, notices, translator } = context;
  const backups = new Backups({
    ...context,
    dataFolder: ports.dataFolder,
    appVersion: ports.version ?? '',
    logger: ports.logger,
    databaseProgram: ports.databaseProgram ?? null,
    hold: ports.hold ?? soleHold,
    onFailed: (cause) => {
      const { code: reason, params, layer } = cause;
      notices.add(new AppError('BACKUP_FAILED', { params: { ...params, reason }, layer, cause }));
      notifier.notify(notificationOfBackup(cause, translator));
    },
  });
  lifetime.add(backups.automatic);
  return backups;
}

/**
 * Every name under which this data folder may have a secret from a person; the app's own keys are
 * not included.
 */
export function secretNames(settings: SettingsStore): string[] {
  const { profiles, kaiServers } = settings.read();
  return [
    ...profiles.flatMap(({ id }) => secretNamesOf(id)),
    ...kaiServers.map(({ id }) => kaiKeyName(id)),
    ...Object.values(webhookSecretNames('')),
    PROXY_PASSWORD_NAME,
    ...tunnelSecretNames(),
  ];
}

async function readSecrets(
  names: readonly string[],
  secrets: SecretStore,
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  // One after the other: a keychain is a single small service.
  for (const name of names) {
    const value = await secrets.get(name);
    if (value) found.set(name, value);
  }
  return found;
}

function settingsText(settings: SettingsStore): string {
  return JSON.stringify(settings.read(), null, '\t');
}
