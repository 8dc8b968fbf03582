import { app, type Session } from 'electron';
import { isOwnPage } from './page-address';

/** Schemes a page may load besides its own: none of them leaves this process. */
const LOCAL_SCHEMES = new Set(['data:', 'blob:', 'devtools:']);

/** Tells whether the page may load this address. All network access is refused. */
export function mayLoad(address: string, developmentOrigin: string | null): boolean {
  if (isOwnPage(address, developmentOrigin)) return true;
  try {
    const { origin, protocol } = new URL(address);
    return LOCAL_SCHEMES.has(protocol) || origin === developmentOrigin?.replace(/^http/, 'ws');
  } catch {
    return false;
  }
}

/** Refuses every web request, permission, device and download of a session. */
export function lockSession(session: Session, developmentOrigin: string | null): void {
  session.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: !mayLoad(details.url, developmentOrigin) }),
  );
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/**
 * Refuses navigation, popups and embedded pages of all present and future pages. A refused link is
 * passed to `onLink`.
 */
export function lockPages(developmentOrigin: string | null, onLink: (link: string) => void): void {
  const refuse = (event: { preventDefault: () => void }, address: string): void => {
    if (isOwnPage(address, developmentOrigin)) return;
    event.preventDefault();
    onLink(address);
  };
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      onLink(url);
      return { action: 'deny' };
    });
  });
}
