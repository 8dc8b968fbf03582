import type { BundleSources } from '../../../core/app/diagnostics-bundle';
import { findBackup } from '../../../core/backup/backup-file';
import type { App } from '../../../core/app/app';
import { AppError } from '../../../core/lib/errors';
import type { Bundle } from '../../../core/health/bundle-file';
import type { BackupState } from '../../../shared/model/backup';
import type { DesktopActions } from '../../desktop-actions';
import type { Handlers } from '../dispatch';
import { publish } from '../events/publish';

/** What the requests about backups, the audit log and the bundle need. */
export interface SafetyHandlerOptions {
  app: App;
  desktop: DesktopActions;
  bundleSources: BundleSources;
  shell: { restart: () => void };
}

type Part<Prefix extends string> = Pick<Handlers, Extract<keyof Handlers, `${Prefix}.${string}`>>;

/** Every request about backups, the audit log and the bundle. */
export function safetyHandlers(
  parts: SafetyHandlerOptions,
): Part<'backup'> & Part<'audit'> & Part<'bundle'> {
  return { ...backupHandlers(parts), ...auditHandlers(parts), ...bundleHandlers(parts) };
}

function backupHandlers({ app, desktop, shell }: SafetyHandlerOptions): Part<'backup'> {
  const { service, automatic } = app.backups;
  let picked: string | null = null;
  return {
    'backup.state': async () => {
      await automatic.reconsider();
      return { revision: backupRevision, value: backupStateOf(app) };
    },
    'backup.create': () => service.create('manual'),
    'backup.save': async ({ passphrase, withKeys }) => {
      const path = await desktop.pickSavePath(
        `coffee-salon-${new Date().toISOString().slice(0, 10)}.salonbackup`,
      );
      return path === null
        ? null
        : { path, counts: await service.save(path, { kind: 'passphrase', passphrase }, withKeys) };
    },
    'backup.verify': ({ fileName }) => service.verify({ fileName }, null),
    'backup.preview': ({ fileName }) => service.preview({ fileName }, null),
    'backup.pickFile': async () => {
      const path = await desktop.pickPath(['salonbackup', '*']);
      if (path === null) return null;
      const { header } = await findBackup(path);
      picked = path;
      return { name: path.split(/[/\\]/).at(-1) ?? path, locked: header.key.kind === 'passphrase' };
    },
    'backup.previewFile': ({ passphrase }) => {
      if (picked === null) throw new AppError('BACKUP_MISSING');
      return service.preview({ path: picked }, passphrase);
    },
    'backup.putAway': ({ previewId }) => service.putAway(previewId),
    'backup.restore': async ({ previewId }) => {
      await service.restore(previewId);
      shell.restart();
    },
    'backup.remove': ({ fileName }) => service.remove(fileName),
  };
}

function auditHandlers({ app, desktop }: SafetyHandlerOptions): Part<'audit'> {
  return {
    'audit.list': ({ filter, limit, beforeNumber }) => app.audit.list(filter, limit, beforeNumber),
    'audit.prove': () => app.audit.prove(),
    'audit.export': async () => {
      const path = await desktop.saveTextFile('audit.ndjson', await app.audit.lines());
      if (path !== null) app.audit.record({ action: 'audit.exported', subject: path });
      return path === null ? null : { path };
    },
  };
}

function bundleHandlers({ app, desktop, bundleSources }: SafetyHandlerOptions): Part<'bundle'> {
  let prepared: Bundle | null = null;
  return {
    'bundle.prepare': async () => {
      prepared = await app.bundle(bundleSources);
      return prepared.contents;
    },
    'bundle.save': async ({ bundleId }) => {
      if (prepared?.contents.bundleId !== bundleId)
        throw new AppError('INVALID_INPUT', { params: { detail: 'bundle' } });
      const path = await desktop.saveTextFile(prepared.contents.fileName, prepared.text);
      if (path !== null) app.audit.record({ action: 'bundle.saved', subject: path });
      return path === null ? null : { path };
    },
  };
}

let backupRevision = 0;

/** Two states of the product, one for the window, in its language. */
function backupStateOf(app: App): BackupState {
  const { service, automatic } = app.backups;
  const { failure, nextAt } = automatic.state.value;
  return {
    ...service.state.value,
    failed: failure && app.translator.describe(failure),
    nextAt: nextAt === null ? null : new Date(nextAt).toISOString(),
  };
}

/** Sends what happens to backups and to the audit log up to the windows. */
export function announceSafety(app: App): void {
  const tell = (): void => {
    backupRevision += 1;
    publish('backup.changed', { revision: backupRevision, value: backupStateOf(app) });
  };
  app.backups.service.state.subscribe(tell);
  app.backups.automatic.state.subscribe(tell);
  app.audit.grown.on(() => publish('audit.grown', {}));
}
