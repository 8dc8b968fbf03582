/**
 * The address in a text, or null. `URL.canParse` is missing in the oldest runtime we start on (Node
 * 18.15).
 */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
