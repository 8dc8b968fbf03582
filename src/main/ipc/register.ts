import { ipcMain } from 'electron';
import { REQUEST_CHANNEL } from '../../shared/ipc/channels';
import type { Dispatch } from './dispatch';
import { isTrustedSender } from './sender-guard';

/**
 * Opens the one door for requests. Opened before the product behind it is ready: who asks early
 * waits. The only use of `ipcMain`.
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
