/**
 * Parses an address, or returns null. `URL.canParse` is missing in the oldest supported runtime
 * (Node 18.15).
 */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
