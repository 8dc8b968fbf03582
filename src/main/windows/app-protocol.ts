import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { isOwnPage, PAGE_SCHEME } from './page-address';

/**
 * Nothing but our own files, no request anywhere; inline styles are what antd needs. Source:
 * quality.md "Security".
 */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' " +
  "data: blob:; font-src 'self'; " +
  "connect-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Must run before the app is ready: makes `app://` a standard, secure origin without fetch. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

/**
 * Serves the built page from `folder`; anything outside it, of another type or for another host is
 * 404.
 */
export function serveAppScheme(folder: string): void {
  protocol.handle(PAGE_SCHEME, async (request) => {
    const path = fileOf(request.url, folder);
    const type = path && TYPES[extname(path)];
    if (!path || !type || request.method !== 'GET') return new Response(null, { status: 404 });
    try {
      return new Response(await readFile(path), {
        headers: {
          'content-type': type,
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
        },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

/** The file of an address, or null when it is outside the folder. */
export function fileOf(address: string, folder: string): string | null {
  if (!isOwnPage(address, null)) return null;
  try {
    const path = normalize(join(folder, decodeURIComponent(new URL(address).pathname)));
    return path.startsWith(folder + sep) ? path : null;
  } catch {
    return null;
  }
}
