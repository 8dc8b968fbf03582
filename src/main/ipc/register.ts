import { ipcMain } from 'electron';
import { REQUEST_CHANNEL } from '../../shared/ipc/channels';
import type { Dispatch } from './dispatch';
import { isTrustedSender } from './sender-guard';

/**
 * Registers the handler of all requests, before the app behind it is ready: early requests wait.
 * `ipcMain` is used in this file only.
 */
export function registerRequests(
  dispatch: Promise<Dispatch>,
  developmentOrigin: string | null,
): void {
  ipcMain.handle(REQUEST_CHANNEL, async (event, name: unknown, input: unknown) => {
    const frame = event.senderFrame;
    const sender = {
      address: frame?.url ?? null,
      isTopFrame: frame !== null && frame.parent === null,
    };
    const trusted = isTrustedSender(sender, developmentOrigin);
    return (await dispatch)(trusted, name, input, { windowId: event.sender.id });
  });
}

/**
 * `electron-store` opens a channel of its own on first use, on which any page could ask for the
 * data folder and the version. We do not need it, and there must be only one channel.
 */
export function closeStoreChannel(): void {
  ipcMain.removeAllListeners('electron-store-get-data');
}
