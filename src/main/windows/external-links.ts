import { shell } from 'electron';

const LINK_MAX = 2000;

/**
 * Tells whether this link may be opened in the person's browser: https with a host and without
 * credentials, or mailto.
 */
export function isAllowedLink(link: string): boolean {
  if (link.length > LINK_MAX || !/^[!#-;=?-[\]_a-z~]+$/.test(link)) return false;
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return false;
  }
  if (url.protocol === 'mailto:') return /^[^@\s]+@[^@\s]+$/.test(url.pathname);
  return url.protocol === 'https:' && url.host !== '' && url.username === '' && url.password === '';
}

/** The only way to open the browser. False when the link was refused. */
export async function openExternalLink(link: string): Promise<boolean> {
  if (!isAllowedLink(link)) return false;
  await shell.openExternal(new URL(link).href);
  return true;
}

/**
 * Opens one of our own folders in the system's file manager; returns the system's error text, empty
 * on success.
 */
export function openFolder(path: string): Promise<string> {
  return shell.openPath(path);
}
