import { toAppError, type AppError } from '../lib/errors';
import { Observable } from '../lib/observable';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import { nextBackupAt } from './backup-schedule';
import type { BackupService } from './backup-service';

/** Delay in milliseconds before the first check, so that it does not slow down the start. */
const FIRST_LOOK_MS = 2 * 60_000;
const LOOK_MS = 5 * 60_000;
/** Delay in milliseconds before a failed backup is retried. */
const RETRY_MS = 60 * 60_000;

/** Settings of the automatic backups. */
export interface AutomaticBackupSettings {
  backupEnabled: boolean;
  backupKeep: number;
  /** "HH:MM". */
  backupTime: string;
}

/** State of the automatic backups. */
export interface AutomaticStanding {
  /** Why the last one failed. */
  failure: AppError | null;
  /** Milliseconds since the epoch. */
  nextAt: number | null;
}

export interface AutomaticBackupsOptions {
  backups: Pick<BackupService, 'create' | 'tidy' | 'tidySetAside' | 'refresh' | 'state'>;
  settings: () => AutomaticBackupSettings;
  clock: Clock;
  logger: Logger;
  /** Reports a failure to the person, once for each cause. */
  onFailed: (cause: AppError) => void;
}

/**
 * Makes a backup every day while the app runs, and soon after a start when one was missed. A
 * failure becomes a state and one notice, never an error.
 */
export class AutomaticBackups {
  readonly state = new Observable<AutomaticStanding>({ failure: null, nextAt: null });
  private timer: NodeJS.Timeout | null = null;
  private triedAt: number | null = null;
  /** Time of the next check; no backup is made before. */
  private nextCheckAt = 0;
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly options: AutomaticBackupsOptions) {}

  start(): void {
    if (this.timer) return;
    this.wait(FIRST_LOOK_MS);
  }

  /** To be called after a change of the settings. */
  async reconsider(): Promise<void> {
    await this.options.backups.refresh();
    this.state.set({ ...this.state.value, nextAt: this.nextAt() });
  }

  /** Makes a backup if one is due. */
  async runIfDue(): Promise<void> {
    const { backups, settings, clock, logger, onFailed } = this.options;
    await this.reconsider();
    const due = this.dueAt();
    if (due === null || clock.now() < due) return;
    this.triedAt = clock.now();
    try {
      await backups.create('automatic');
      await backups.tidy(settings().backupKeep);
      this.state.set({ failure: null, nextAt: this.nextAt() });
    } catch (thrown) {
      const cause = toAppError(thrown);
      // A person is making a backup right now.
      if (cause.code === 'BACKUP_BUSY') return;
      logger.error('automatic backup failed', { code: cause.code });
      const isNews = this.state.value.failure?.code !== cause.code;
      this.state.set({ failure: cause, nextAt: this.nextAt() });
      if (isNews) onFailed(cause);
    }
  }

  async dispose(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.work;
  }

  private look(): void {
    const { backups, settings } = this.options;
    // All checks come minutes after the start: by then anything restored before has proved to work.
    this.work = backups
      .tidySetAside(settings().backupKeep)
      .catch(() => {})
      .then(() => this.runIfDue())
      .catch(() => {});
    this.wait(LOOK_MS);
  }

  private wait(milliseconds: number): void {
    this.nextCheckAt = this.options.clock.now() + milliseconds;
    this.timer = setTimeout(() => this.look(), milliseconds);
    this.timer.unref();
  }

  /** When the next backup will really be made. */
  private nextAt(): number | null {
    const due = this.dueAt();
    return due === null ? null : Math.max(due, this.nextCheckAt);
  }

  private dueAt(): number | null {
    const { backups, settings, clock } = this.options;
    const { backupEnabled, backupTime } = settings();
    if (!backupEnabled) return null;
    const last = backups.state.value.backups.find(({ kind }) => kind === 'automatic');
    const due = nextBackupAt(backupTime, last ? Date.parse(last.createdAt) : null, clock.now());
    return this.state.value.failure && this.triedAt !== null
      ? Math.max(due, this.triedAt + RETRY_MS)
      : due;
  }
}
