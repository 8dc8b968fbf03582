import type { KaiServerDraft, KaiServerView } from '../../../../shared/model/kai';

/** What the form begins with: a new server with the usual limits, or one as it is. */
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

/** A key as the form holds it: as stored, typed, or to be forgotten. */
export interface KeyChange {
  typed: string;
  /** The stored one goes, whatever is typed or not. */
  isForgotten: boolean;
}

/** What goes down for a key: nothing (as before), null (none any more) or the new one. */
export function keyInput({ typed, isForgotten }: KeyChange): { apiKey?: string | null } {
  const key = typed.trim();
  if (key !== '') return { apiKey: key };
  return isForgotten ? { apiKey: null } : {};
}

export type DraftFault = 'urlEmpty' | 'keyHeaderBad';

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;

/** What keeps a draft from being tried or saved, by field. */
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
