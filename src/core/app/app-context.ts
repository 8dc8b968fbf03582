import type { Settings } from '../../shared/model/settings';
import { AuditQueue } from '../audit/audit-queue';
import { AuditTrail } from '../audit/audit-trail';
import { AuditedSecretStore } from '../audit/audited-secret-store';
import { createKeyPair, importKeyPair, readKeyPair } from '../auth/key-pair';
import { Metrics } from '../health/metrics/metrics';
import { Lazy } from '../lib/lazy';
import { toAppError } from '../lib/errors';
import { Lifetime } from '../lib/lifetime';
import { Redactor } from '../lib/redact';
import { Translator } from '../lib/translator';
import type { CallMeter } from '../ports/call-meter';
import type { Clock } from '../ports/clock';
import { markingTurns, type Logger } from '../ports/logger';
import { processUsage } from '../ports/resource-usage';
import type { SecretStore } from '../ports/secret-store';
import type { SettingsStore } from '../ports/settings-store';
import { LearningSecretStore } from '../setup/learning-secret-store';
import { SecretVault } from '../setup/secret-vault';
import { SetupService, type KeyReader } from '../setup/setup-service';
import type { Database } from '../storage/database';
import type { OpenedStorage } from '../storage/open-storage';
import { AppNotices } from './app-notices';
import type { AppPorts } from './app-ports';
import { openDataFolder } from './open-data-folder';

/** Makes and reads keys when connections are set up. */
export const keyReader: KeyReader = {
  create: createKeyPair,
  import: importKeyPair,
  read: readKeyPair,
};

/** What every part of the app builds on; it knows no domain above it. */
export interface AppContext {
  clock: Clock;
  /** Marks each line with the turn it belongs to. */
  logger: Logger;
  translator: Translator;
  redactor: Redactor;
  settings: SettingsStore;
  readSettings: () => Settings;
  /** Opened on first use. */
  storage: Lazy<OpenedStorage>;
  database: () => Promise<Database>;
  /** Who did what. */
  audit: AuditTrail;
  /** Audited; everything read or stored here is masked in logs. */
  secrets: SecretStore;
  vault: SecretVault;
  setup: SetupService;
  metrics: Metrics;
  meter: CallMeter;
  notices: AppNotices;
  /** Parts are disposed in reverse order of their creation. */
  lifetime: Lifetime;
}

/** Creates what the rest builds on. Opens nothing. */
export function createContext(ports: AppPorts): AppContext {
  const { settings, clock } = ports;
  const logger = markingTurns(ports.logger);
  const lifetime = new Lifetime((thrown) =>
    logger.error('not ended cleanly', { code: toAppError(thrown).code }),
  );
  const redactor = ports.redactor ?? new Redactor();
  const queue = ports.audit ?? new AuditQueue(clock, 'command');
  const secrets = new LearningSecretStore(new AuditedSecretStore(ports.secrets, queue), redactor);
  const vault = new SecretVault(secrets);
  const storage = new Lazy(() => openDataFolder(ports.dataFolder, secrets, clock, ports.logger));
  lifetime.add({ dispose: () => storage.ifOpened(({ database }) => database.close()) });
  const database = async (): Promise<Database> => (await storage.get()).database;
  const metrics = new Metrics(clock, ports.usage ?? processUsage);
  storage.opened.on((opened) => metrics.keepIn(opened.database));
  return {
    clock,
    logger,
    translator: new Translator(ports.language),
    redactor,
    settings,
    readSettings: () => settings.read().settings,
    storage,
    database,
    audit: lifetime.add(new AuditTrail(queue, database, clock)),
    secrets,
    vault,
    setup: new SetupService(settings, vault, keyReader, clock),
    metrics: lifetime.add(metrics),
    meter: metrics.meter,
    notices: new AppNotices(logger),
    lifetime,
  };
}
