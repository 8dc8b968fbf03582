import { webContents } from 'electron';
import { EVENT_CHANNEL } from '../../../shared/ipc/channels';
import type { EventName, EventPayload } from '../../../shared/ipc/contract';

/** Sends an event to one window, or to all of them. A window being closed gets nothing. */
export function publish<N extends EventName>(
  name: N,
  payload: EventPayload<N>,
  windowId?: number,
): void {
  const targets =
    windowId === undefined ? webContents.getAllWebContents() : [webContents.fromId(windowId)];
  for (const contents of targets) {
    if (contents && !contents.isDestroyed() && !contents.isCrashed())
      contents.send(EVENT_CHANNEL, name, payload);
  }
}
