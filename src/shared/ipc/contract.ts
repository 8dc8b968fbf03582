import type { z } from 'zod';
import type { Result } from './result';
import { acceptanceEvents, acceptanceRequests } from './acceptance.ipc';
import { appEvents, appRequests } from './app.ipc';
import { attachmentRequests } from './attachment.ipc';
import { auditEvents, auditRequests } from './audit.ipc';
import { backupEvents, backupRequests } from './backup.ipc';
import { bundleRequests } from './bundle.ipc';
import { chatEvents, chatRequests } from './chat.ipc';
import { desktopEvents, desktopRequests } from './desktop.ipc';
import { healthEvents, healthRequests } from './health.ipc';
import { imageRequests } from './image.ipc';
import { kaiEvents, kaiRequests } from './kai.ipc';
import { logEvents, logRequests } from './log.ipc';
import { monitoringEvents, monitoringRequests } from './monitoring.ipc';
import { networkEvents, networkRequests } from './network.ipc';
import { quickAskEvents, quickAskRequests } from './quick-ask.ipc';
import { settingsEvents, settingsRequests } from './settings.ipc';
import { setupEvents, setupRequests } from './setup.ipc';
import { tunnelEvents, tunnelRequests } from './tunnel.ipc';
import { webhookEvents, webhookRequests } from './webhook.ipc';
import { wizardEvents, wizardRequests } from './wizard.ipc';

/**
 * The contract between a page and the main process, as a value. Both ends, the handler table and
 * the tests' fake main process are derived from it: start reading here. Requests go to the main
 * process, events to the page; nothing else crosses.
 */
export const requests = {
  ...appRequests,
  ...settingsRequests,
  ...setupRequests,
  ...healthRequests,
  ...networkRequests,
  ...chatRequests,
  ...attachmentRequests,
  ...imageRequests,
  ...kaiRequests,
  ...webhookRequests,
  ...tunnelRequests,
  ...monitoringRequests,
  ...logRequests,
  ...desktopRequests,
  ...quickAskRequests,
  ...wizardRequests,
  ...acceptanceRequests,
  ...backupRequests,
  ...auditRequests,
  ...bundleRequests,
};
export const events = {
  ...appEvents,
  ...settingsEvents,
  ...setupEvents,
  ...healthEvents,
  ...networkEvents,
  ...chatEvents,
  ...kaiEvents,
  ...webhookEvents,
  ...tunnelEvents,
  ...monitoringEvents,
  ...logEvents,
  ...desktopEvents,
  ...quickAskEvents,
  ...wizardEvents,
  ...acceptanceEvents,
  ...backupEvents,
  ...auditEvents,
};

export type RequestName = keyof typeof requests;
export type RequestInput<N extends RequestName> = z.infer<(typeof requests)[N]['input']>;
export type RequestOutput<N extends RequestName> = z.infer<(typeof requests)[N]['output']>;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;

/** What the preload script puts on `window.salon`: a bridge without logic. */
export interface SalonBridge {
  request(name: string, input: unknown): Promise<Result<unknown>>;
  /** Calls the listener for every event from now on; returns the function that unsubscribes. */
  on(listener: (name: string, payload: unknown) => void): () => void;
}
