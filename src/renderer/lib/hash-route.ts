import { useSyncExternalStore } from 'react';

/** The address inside the page as its parts: `#/chat/abc` is `['chat', 'abc']`. */
export function readRoute(hash: string): string[] {
  return hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decodePart);
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Writes the parts as a hash, the inverse of `readRoute`. */
export function writeRoute(...parts: readonly string[]): string {
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

/** Goes to a screen; `replace` leaves no entry in the history. */
export function navigate(parts: readonly string[], replace = false): void {
  const hash = writeRoute(...parts);
  if (replace) {
    window.history.replaceState(null, '', hash);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else window.location.hash = hash;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** Without a window (a test that renders to text) there is no address. */
function noRoute(): string {
  return '';
}

/** The parts of the current address; follows every change. */
export function useRoute(): string[] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash, noRoute);
  return readRoute(hash);
}
