import type { KaiServerDraft, KaiServerView } from '../../../../shared/model/kai';

/** The form's first draft: a new server with the usual limits, or an existing one. */
export function startDraft(server: KaiServerView | null): KaiServerDraft {
  return {
    serverId: server?.id ?? null,
    name: server?.name ?? '',
    url: server?.url ?? '',
    local: server?.local ?? false,
    apiKeyHeader: server?.apiKeyHeader ?? null,
    headers: server?.headers ?? [],
    timeoutSeconds: server?.timeoutSeconds ?? 60,
    maxTotalSeconds: server?.maxTotalSeconds ?? 600,
    trustReadOnlyHints: server?.trustReadOnlyHints ?? false,
  };
}

/** A change of the key: none, a new one, or removal. */
export interface KeyChange {
  typed: string;
  /** The stored key is removed, whatever is typed. */
  isForgotten: boolean;
}

/** What is sent for a key: nothing (unchanged), null (removed) or the new one. */
export function keyInput({ typed, isForgotten }: KeyChange): { apiKey?: string | null } {
  const key = typed.trim();
  if (key !== '') return { apiKey: key };
  return isForgotten ? { apiKey: null } : {};
}

export type DraftFault = 'urlEmpty' | 'keyHeaderBad';

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;

/** Faults that prevent trying or saving a draft, by field. */
export function draftFaults(draft: KaiServerDraft): {
  url?: DraftFault;
  apiKeyHeader?: DraftFault;
  headers: number[];
} {
  return {
    ...(draft.url.trim() === '' ? { url: 'urlEmpty' } : {}),
    ...(draft.apiKeyHeader !== null && !HEADER_NAME.test(draft.apiKeyHeader.trim())
      ? { apiKeyHeader: 'keyHeaderBad' }
      : {}),
    headers: draft.headers.flatMap(({ name }, at) => (HEADER_NAME.test(name.trim()) ? [] : [at])),
  };
}
