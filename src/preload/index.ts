import { contextBridge, ipcRenderer } from 'electron';
import type { SalonBridge } from '../shared/ipc/contract';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '../shared/ipc/channels';

/** The bridge between the page and the main process; it knows no names and keeps nothing. */
const bridge: SalonBridge = {
  request: (name, input) => ipcRenderer.invoke(REQUEST_CHANNEL, name, input),
  on: (listener) => {
    const forward = (_event: unknown, name: string, payload: unknown): void =>
      listener(name, payload);
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => ipcRenderer.off(EVENT_CHANNEL, forward);
  },
};

contextBridge.exposeInMainWorld('salon', bridge);
