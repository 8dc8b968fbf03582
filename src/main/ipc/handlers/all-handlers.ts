import type { Handlers } from '../dispatch';
import { acceptanceHandlers, type AcceptanceHandlerOptions } from './acceptance-handlers';
import { appHandlers, type AppHandlerOptions } from './app-handlers';
import { attachmentHandlers } from './attachment-handlers';
import { auditHandlers } from './audit-handlers';
import { backupHandlers, type BackupHandlerOptions } from './backup-handlers';
import { bundleHandlers, type BundleHandlerOptions } from './bundle-handlers';
import { chatHandlers, type ChatHandlerOptions } from './chat-handlers';
import { desktopHandlers, type DesktopHandlerOptions } from './desktop-handlers';
import { healthHandlers } from './health-handlers';
import { imageHandlers } from './image-handlers';
import { kaiHandlers } from './kai-handlers';
import { logHandlers } from './log-handlers';
import { monitoringHandlers, type MonitoringHandlerOptions } from './monitoring-handlers';
import { networkHandlers } from './network-handlers';
import { quickAskHandlers, type QuickAskHandlerOptions } from './quick-ask-handlers';
import { settingsHandlers } from './settings-handlers';
import { setupHandlers } from './setup-handlers';
import { tunnelHandlers } from './tunnel-handlers';
import { webhookHandlers } from './webhook-handlers';
import { wizardHandlers } from './wizard-handlers';

/** What the handlers of all domains need. */
export type HandlerOptions = AcceptanceHandlerOptions &
  AppHandlerOptions &
  BackupHandlerOptions &
  BundleHandlerOptions &
  ChatHandlerOptions &
  DesktopHandlerOptions &
  MonitoringHandlerOptions &
  QuickAskHandlerOptions;

/** Every request of the contract, one line per file. */
export function createHandlers(options: HandlerOptions): Handlers {
  const { app, desktop, shell } = options;
  return {
    ...acceptanceHandlers(options),
    ...appHandlers(options),
    ...attachmentHandlers(app, desktop),
    ...auditHandlers(options),
    ...backupHandlers(options),
    ...bundleHandlers(options),
    ...chatHandlers(options),
    ...desktopHandlers(options),
    ...healthHandlers(app),
    ...imageHandlers(app),
    ...kaiHandlers(app),
    ...logHandlers({ dataFolder: shell.dataFolder, desktop }),
    ...monitoringHandlers(options),
    ...networkHandlers(app),
    ...quickAskHandlers(options),
    ...settingsHandlers(options),
    ...setupHandlers(options),
    ...tunnelHandlers(options),
    ...webhookHandlers(options),
    ...wizardHandlers(options),
  };
}
