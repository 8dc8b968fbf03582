import { useCallback, useState } from 'react';
import type { ConnectionDraft, PendingKey, ProfileView } from '../../../../shared/model/profile';
import { draftOf, emptyDraft } from './connection-draft';
import { keepDraft, keptDraft } from './kept-draft';

/** A key or token on its way: what was typed, what waits in the main process. */
export interface SecretInput {
  pem: string;
  pat: string;
  /** The key that waits to be saved. */
  pendingKey: PendingKey | null;
  /** A token waits to be saved. */
  pendingPat: boolean;
  /** Do not use the stored secret, replace it. */
  replacing: boolean;
}

interface KeptDraftModel {
  /** The profile, or `new`. */
  target: string;
  draft: ConnectionDraft;
  secret: SecretInput;
  change: (part: Partial<ConnectionDraft>) => void;
  changeSecret: (part: Partial<SecretInput>) => void;
}

/** The contents of the form. Everything but the secrets survives a visit to another screen. */
export function useKeptDraft(profile: ProfileView | null): KeptDraftModel {
  const target = profile?.id ?? 'new';
  const [kept] = useState(() => keptDraft(target));
  const [draft, setDraft] = useState<ConnectionDraft>(
    () => kept?.draft ?? (profile ? draftOf(profile) : emptyDraft()),
  );
  const [secret, setSecret] = useState<SecretInput>({
    pem: '',
    pat: '',
    pendingKey: kept?.pendingKey ?? null,
    pendingPat: false,
    replacing: false,
  });
  const change = useCallback(
    (part: Partial<ConnectionDraft>) => {
      const next = { ...draft, ...part };
      setDraft(next);
      keepDraft(target, { draft: next, pendingKey: secret.pendingKey });
    },
    [draft, secret.pendingKey, target],
  );
  const changeSecret = useCallback(
    (part: Partial<SecretInput>) => {
      setSecret((before) => ({ ...before, ...part }));
      if (part.pendingKey !== undefined) keepDraft(target, { draft, pendingKey: part.pendingKey });
    },
    [draft, target],
  );
  return { target, draft, secret, change, changeSecret };
}
