import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { kaiServerSchema, type KaiServer } from '../shared/model/kai';
import { profileSchema, type Profile } from '../shared/model/profile';
import { settingsSchema, withSettings, type SettingsChange } from '../shared/model/settings';
import { wizardRecordSchema, type WizardRecord } from '../shared/model/wizard';
import { AppError } from '../core/lib/errors';
import type { SettingsStore, StoredSettings } from '../core/ports/settings-store';
import { toFileError } from '../core/storage/file-errors';

const fileSchema = z.object({
  settings: settingsSchema.prefault({}),
  profiles: z.array(profileSchema).default([]),
  activeProfileId: z.string().nullable().default(null),
  kaiServers: z.array(kaiServerSchema).default([]),
  // An unfinished set-up that cannot be read is started over; it must not invalidate the settings.
  wizard: wizardRecordSchema.nullable().default(null).catch(null),
});

/** The opened file: its content is read and written as a whole. `Conf` and its subclasses fit. */
export interface SettingsFile {
  store: Record<string, unknown>;
}

/**
 * Opens the file with this name (without `.json`) in this folder. Keys are literal: a dot in one is
 * not a path.
 */
export type OpenSettingsFile = (folder: string, name: string) => SettingsFile;

const NAME = 'settings';

/**
 * `settings.json` in the data folder, written atomically. An invalid file is renamed and reported
 * once through `notice`; defaults are used instead. Errors of the disk: DISK_READ_ONLY, DISK_FULL.
 */
export class SettingsFileStore implements SettingsStore {
  /** SETTINGS_DAMAGED when the file was set aside at the start. */
  readonly notice: AppError | null;
  private readonly file: SettingsFile;
  private stored: StoredSettings;

  constructor(
    private readonly dataFolder: string,
    private readonly openFile: OpenSettingsFile,
  ) {
    const opened = this.open();
    this.file = opened.file;
    this.stored = opened.stored;
    this.notice = opened.notice;
  }

  read(): StoredSettings {
    return this.stored;
  }

  changeSettings(change: SettingsChange): void {
    this.write({ ...this.stored, settings: withSettings(this.stored.settings, change) });
  }

  saveProfiles(profiles: Profile[], activeProfileId: string | null): void {
    this.write({ ...this.stored, profiles, activeProfileId });
  }

  saveKaiServers(kaiServers: KaiServer[]): void {
    this.write({ ...this.stored, kaiServers });
  }

  saveWizard(wizard: WizardRecord): void {
    this.write({ ...this.stored, wizard });
  }

  private write(next: StoredSettings): void {
    try {
      this.file.store = { ...next };
    } catch (thrown) {
      throw toFileError(thrown, this.dataFolder);
    }
    this.stored = next;
  }

  private open(): Opened {
    try {
      return { ...this.readFile(), notice: null };
    } catch (thrown) {
      const error = toFileError(thrown, this.dataFolder);
      if (error instanceof AppError) throw error;
      return this.setAside(thrown);
    }
  }

  private setAside(cause: unknown): Opened {
    const file = `${NAME}.set-aside-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`;
    try {
      renameSync(join(this.dataFolder, `${NAME}.json`), join(this.dataFolder, file));
      return {
        ...this.readFile(),
        notice: new AppError('SETTINGS_DAMAGED', { params: { file }, cause }),
      };
    } catch (thrown) {
      throw toFileError(thrown, this.dataFolder);
    }
  }

  private readFile(): Omit<Opened, 'notice'> {
    const file = this.openFile(this.dataFolder, NAME);
    return { file, stored: fileSchema.parse(file.store) };
  }
}

interface Opened {
  file: SettingsFile;
  stored: StoredSettings;
  notice: AppError | null;
}
