import { request } from './ipc';

/** Puts text on the clipboard through the main process; returns whether it worked. */
export async function copyText(text: string): Promise<boolean> {
  const result = await request('app.copyText', { text });
  return result.ok;
}

/**
 * Opens a link in the person's browser. Anything but https and mailto is refused by the main
 * process.
 */
export function openLink(url: string): void {
  void request('app.openLink', { url });
}
