import type { WireLogEntry } from '../../../../shared/model/kai-call';

export const WIRE_KINDS = ['all', 'rpc', 'http', 'error'] as const;
export type WireKind = (typeof WIRE_KINDS)[number];

/** Entries of a kind that contain a text, ignoring case. */
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

/** Entries as text to copy, oldest first. */
export function wireText(entries: readonly WireLogEntry[]): string {
  return entries.map(textOf).join('\n\n');
}

/** One entry as text: what it is, its headers, its body. */
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
