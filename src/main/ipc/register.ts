import { ipcMain } from 'electron';
import { REQUEST_CHANNEL } from '../../shared/ipc/channels';
import type { Dispatch } from './dispatch';
import { isTrustedSender } from './sender-guard';

/**
 * Opens the one door for requests. Opened before the product behind it is ready: who asks early
 * waits. `ipcMain` is used in this file only.
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
 * `electron-store` opens a channel of its own when it is first used, on which any page could ask for
 * the data folder and the version. Ours has no use for it, and there is only one door.
 */
export function closeStoreChannel(): void {
  ipcMain.removeAllListeners('electron-store-get-data');
}
