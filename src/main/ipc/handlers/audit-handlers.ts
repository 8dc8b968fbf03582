import type { App } from '../../../core/app/app';
import type { DesktopActions } from '../../desktop-actions';
import type { HandlersOf } from '../dispatch';

/** Every request about the audit log. */
export function auditHandlers({
  app,
  desktop,
}: {
  app: App;
  desktop: DesktopActions;
}): HandlersOf<'audit'> {
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
