import { homedir, release, type } from 'node:os';
import type { DataSizes } from '../../shared/model/desktop';
import type { LogLine } from '../../shared/model/log';
import type { AuditTrail } from '../audit/audit-trail';
import { secretNames, type Backups } from './backups';
import type { Diagnosis } from './diagnosis';
import { assembleBundle, type Bundle, type BundleMaterial } from '../health/bundle-file';
import { describeChecks } from '../health/doctor';
import { LogReader } from '../health/logs/log-reader';
import { toAppError, type AppError } from '../lib/errors';
import type { Observable } from '../lib/observable';
import { parseUrl } from '../lib/parse-url';
import type { Redactor } from '../lib/redact';
import type { Translator } from '../lib/translator';
import type { Monitoring } from './monitoring';
import type { LogSource } from '../ports/log-source';
import type { SecretStore } from '../ports/secret-store';
import type { SettingsStore, StoredSettings } from '../ports/settings-store';
import { countTables } from '../storage/database-copy';
import { schemaVersion } from '../storage/migrate';
import type { OpenedStorage } from '../storage/open-storage';

/**
 * Time limit in milliseconds for the diagnosis in a bundle: a dead network must not prevent the
 * bundle.
 */
const CHECKS_MS = 30_000;
const LOG_LINES = 1000;
const ERROR_LINES = 200;
const AUDIT_ENTRIES = 200;

export interface BundleSources {
  log: LogSource;
  errors: LogSource;
  /** Versions of the runtime components, by name. */
  versions: Readonly<Record<string, string | undefined>>;
}

export interface DiagnosticsBundleOptions {
  dataFolder: string;
  redactor: Redactor;
  secrets: SecretStore;
  settings: SettingsStore;
  translator: Translator;
  diagnosis: Diagnosis;
  monitoring: Monitoring;
  backups: Backups;
  audit: AuditTrail;
  notices: Observable<AppError[]>;
  storage: () => Promise<OpenedStorage>;
  sizes: () => Promise<DataSizes>;
}

/**
 * Collects what helps to find a problem, without keys, tokens, questions or answers. A part that is
 * not available gives the reason.
 */
export async function createBundle(
  options: DiagnosticsBundleOptions,
  sources: BundleSources,
): Promise<Bundle> {
  const { redactor, secrets, settings, translator, diagnosis, monitoring } = options;
  // The redactor cannot mask what it has never seen: reading a secret makes it known.
  for (const name of secretNames(settings)) await secrets.get(name).catch(() => null);
  const stored = settings.read();
  const collectors: [BundleMaterial['part'], () => unknown][] = [
    [
      'versions',
      () => ({
        ...sources.versions,
        system: `${type()} ${release()} (${process.arch})`,
        language: translator.language,
      }),
    ],
    ['settings', () => stored.settings],
    ['connections', () => connectionsOf(stored)],
    [
      'checks',
      async () =>
        describeChecks(await diagnosis.chain(AbortSignal.timeout(CHECKS_MS)), translator).checks,
    ],
    ['services', () => monitoring.services.standings()],
    [
      'metrics',
      () => ({
        now: monitoring.metrics.figures(),
        lastDay: monitoring.metrics.callHistory('api', '24h'),
      }),
    ],
    ['data', () => dataOf(options)],
    ['audit', () => auditOf(options)],
    ['log', () => linesOf(sources.log, LOG_LINES)],
    ['errors', () => linesOf(sources.errors, ERROR_LINES)],
  ];
  const materials: BundleMaterial[] = [];
  for (const [part, collect] of collectors)
    materials.push({ part, content: await orWhyNot(collect) });
  return assembleBundle(materials, { redactor, homeFolder: homedir(), now: new Date() });
}

/** Identifiers help; anything that may carry a secret (queries, values of headers) is left out. */
function connectionsOf({ profiles, activeProfileId, kaiServers }: StoredSettings): unknown {
  return {
    activeProfileId,
    profiles: profiles.map(
      ({ id, platform, apiBase, auth, appId, kid, botId, inUseSince, patExpiresAt, rotation }) => ({
        id,
        platform,
        apiBase,
        auth,
        appId,
        kid,
        botId,
        inUseSince,
        patExpiresAt,
        rotation: rotation?.step ?? null,
      }),
    ),
    kaiServers: kaiServers.map(({ headers, url, ...server }) => ({
      ...server,
      url: withoutQuery(url),
      headers: headers.map(({ name }) => name),
    })),
  };
}

async function dataOf({
  dataFolder,
  storage,
  sizes,
  backups,
  notices,
}: DiagnosticsBundleOptions): Promise<unknown> {
  const { database, notice } = await storage();
  await backups.service.refresh();
  return {
    folder: dataFolder,
    inMemory: database.path === ':memory:',
    notice: notice?.code ?? null,
    schema: schemaVersion(database),
    tables: countTables(database),
    sizes: await sizes(),
    backups: backups.service.state.value.backups,
    automatic: backups.automatic.state.value.failure?.params ?? null,
    notices: notices.value.map(({ code }) => code),
  };
}

/** Without subjects and details: they may contain a guest's question. */
async function auditOf({ audit }: DiagnosticsBundleOptions): Promise<unknown> {
  const entries = await audit.list({ group: null, actor: null, text: '' }, AUDIT_ENTRIES);
  return {
    proof: await audit.prove(),
    entries: entries.map(({ number, at, actor, action }) => ({ number, at, actor, action })),
  };
}

async function linesOf(source: LogSource, lines: number): Promise<LogLine[]> {
  return (await new LogReader(source).newest({ level: 'debug', module: '', text: '' }, lines))
    .lines;
}

async function orWhyNot(collect: () => unknown): Promise<unknown> {
  try {
    return await collect();
  } catch (thrown) {
    return { missing: toAppError(thrown).code };
  }
}

function withoutQuery(text: string): string {
  const url = parseUrl(text);
  return url ? `${url.origin}${url.pathname}` : text;
}
