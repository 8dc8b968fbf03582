/** Headers that carry proofs: their values must not be stored. */
const SECRET_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'x-api-key',
]);
const MASK = '••••';

/**
 * Masked headers in order of arrival, names in lower case; a proof keeps its scheme
 * (`Bearer ••••`). `raw`: name, value, name, value.
 */
export function maskHeaders(raw: readonly string[], leaveOut: string): [string, string][] {
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    if (name !== leaveOut)
      headers.push([
        name,
        SECRET_HEADERS.has(name) ? mask(raw[at + 1] ?? '') : (raw[at + 1] ?? ''),
      ]);
  }
  return headers;
}

function mask(value: string): string {
  const scheme = /^(Bearer|Basic|Digest) /i.exec(value)?.[1];
  return scheme ? `${scheme} ${MASK}` : MASK;
}
