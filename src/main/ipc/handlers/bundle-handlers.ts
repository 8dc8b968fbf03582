import type { App } from '../../../core/app/app';
import type { BundleSources } from '../../../core/app/diagnostics-bundle';
import type { Bundle } from '../../../core/health/bundle-file';
import { AppError } from '../../../core/lib/errors';
import type { DesktopActions } from '../../desktop-actions';
import type { HandlersOf } from '../dispatch';

export interface BundleHandlerOptions {
  app: App;
  desktop: DesktopActions;
  bundleSources: BundleSources;
}

/** Every request about the diagnostics bundle. */
export function bundleHandlers({
  app,
  desktop,
  bundleSources,
}: BundleHandlerOptions): HandlersOf<'bundle'> {
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
