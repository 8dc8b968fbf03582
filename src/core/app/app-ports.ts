import type { Language } from '../../shared/model/settings';
import type { KaiPorts } from './active-kai';
import type { AuditQueue } from '../audit/audit-queue';
import type { Redactor } from '../lib/redact';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { NotificationPresenter } from '../ports/notifier';
import type { SystemProxy } from '../ports/proxy';
import type { ResourceUsage } from '../ports/resource-usage';
import type { SandboxLauncher } from '../ports/sandbox-launcher';
import type { SecretStore } from '../ports/secret-store';
import type { SettingsStore } from '../ports/settings-store';
import type { FolderHold } from '../storage/folder-hold';

/** What the app needs from outside. */
export interface AppPorts {
  dataFolder: string;
  language: Language;
  secrets: SecretStore;
  settings: SettingsStore;
  sandbox: SandboxLauncher;
  clock: Clock;
  logger: Logger;
  /** Default: the data folder is only used by this program. */
  hold?: FolderHold;
  /** Default: the machine has none. */
  systemProxy?: SystemProxy;
  /** Records the audit entries; default: a queue of its own, for a command. */
  audit?: AuditQueue;
  /** Version of the program, as shown in backups and bundles. */
  version?: string;
  /**
   * Built program of the thread that writes webhook deliveries; without it they are written in this
   * one.
   */
  inboxProgram?: string | null;
  /** Built program for work on whole database files; without it that is done in this thread. */
  databaseProgram?: string | null;
  /**
   * Port of the webhook listener for this run, instead of the one in the settings; 0 picks a free
   * one.
   */
  webhookPort?: number | undefined;
  /** Resource usage of the app; default: of this process alone. */
  usage?: ResourceUsage;
  /** Where notifications are shown; default nowhere. */
  notificationPresenter?: NotificationPresenter;
  /**
   * The profile whose webhooks are served when the connection was given with the command; default:
   * the profiles in the settings.
   */
  webhookProfileOverride?: string | null;
  /** API bases of all regions; for tests. */
  regions?: readonly string[];
  kai?: KaiPorts;
  /** Receives every secret in use, so that logs can mask it. */
  redactor?: Redactor;
}
