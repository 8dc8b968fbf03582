/** The scheme and host under which our own pages are served. */
export const PAGE_SCHEME = 'app';
const PAGE_HOST = 'salon';
export const PAGE_ADDRESS = `${PAGE_SCHEME}://${PAGE_HOST}/index.html`;

/**
 * Is this address one of our own pages. Protocol and host are both compared, because the origin of
 * a custom scheme is the string "null" for every page of it. `developmentOrigin`: the reload server
 * while developing, else null.
 */
export function isOwnPage(address: string, developmentOrigin: string | null): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  if (developmentOrigin !== null && url.origin === developmentOrigin) return true;
  return (
    url.protocol === `${PAGE_SCHEME}:` &&
    url.host === PAGE_HOST &&
    url.username === '' &&
    url.password === ''
  );
}
