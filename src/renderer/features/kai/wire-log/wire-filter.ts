import type { WireLogEntry } from '../../../../shared/model/kai-call';

export const WIRE_KINDS = ['all', 'rpc', 'http', 'error'] as const;
export type WireKind = (typeof WIRE_KINDS)[number];

/** Lines of a kind that hold a text anywhere, whatever its capital letters. */
export function filterWire(
  entries: readonly WireLogEntry[],
  kind: WireKind,
  search: string,
): WireLogEntry[] {
  const wanted = search.trim().toLowerCase();
  return entries.filter((entry) => {
    if (kind === 'error' ? !entry.isError : kind !== 'all' && entry.kind !== kind) return false;
    return wanted === '' || textOf(entry).toLowerCase().includes(wanted);
  });
}

/** Lines as text to be copied, oldest first. */
export function wireText(entries: readonly WireLogEntry[]): string {
  return entries.map(textOf).join('\n\n');
}

/** One line as text: what it is, its headers, its body. */
export function textOf(entry: WireLogEntry): string {
  const head = [
    entry.at,
    entry.kind,
    entry.direction,
    entry.method ?? '',
    entry.status ?? '',
    entry.ms === null ? '' : `${entry.ms} ms`,
  ]
    .filter((part) => part !== '')
    .join(' ');
  const headers = entry.headers.map(({ name, value }) => `${name}: ${value}`);
  return [head, ...headers, ...(entry.body === '' ? [] : [entry.body])].join('\n');
}
