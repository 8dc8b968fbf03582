/** The scheme and host of our own pages. */
export const PAGE_SCHEME = 'app';
const PAGE_HOST = 'salon';
export const PAGE_ADDRESS = `${PAGE_SCHEME}://${PAGE_HOST}/index.html`;

/**
 * Tells whether this is the address of one of our own pages. Protocol and host are both compared,
 * because the origin of a custom scheme is the string "null" for every page. `developmentOrigin`:
 * the development server, null otherwise.
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
