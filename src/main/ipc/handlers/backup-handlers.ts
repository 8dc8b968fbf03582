import type { App } from '../../../core/app/app';
import { findBackup } from '../../../core/backup/backup-file';
import { AppError } from '../../../core/lib/errors';
import type { DesktopActions } from '../../desktop-actions';
import type { HandlersOf } from '../dispatch';

export interface BackupHandlerOptions {
  app: App;
  desktop: DesktopActions;
  shell: { restart: () => void };
}

/** Every request about backups. */
export function backupHandlers({
  app,
  desktop,
  shell,
}: BackupHandlerOptions): HandlersOf<'backup'> {
  const { backups } = app;
  const { service, automatic } = backups;
  let picked: string | null = null;
  return {
    'backup.state': async () => {
      await automatic.reconsider();
      backups.publish();
      return backups.state.snapshot;
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
