import { useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { DoctorReport } from '../../../../shared/model/health';
import type { ConnectionDraft, ProfileView } from '../../../../shared/model/profile';
import { request } from '../../../lib/ipc';
import { type DraftFaults, faultsOf } from './connection-draft';
import { forgetDraft } from './kept-draft';
import { type SecretInput, useKeptDraft } from './use-kept-draft';

/** Everything the form shows and does. */
export interface ConnectionFormModel {
  draft: ConnectionDraft;
  secret: SecretInput;
  /** The profile has a stored secret for the chosen way to sign in. */
  stored: boolean;
  faults: DraftFaults;
  busy: 'test' | 'save' | null;
  report: DoctorReport | null;
  error: ErrorView | null;
  change: (part: Partial<ConnectionDraft>) => void;
  changeSecret: (part: Partial<SecretInput>) => void;
  test: () => Promise<void>;
  save: (keep: 'keychain' | 'this-run') => Promise<boolean>;
}

/**
 * The form's state, and testing and saving it. What was typed survives every failure and a visit
 * to another screen.
 */
export function useConnectionForm(profile: ProfileView | null): ConnectionFormModel {
  const { target, draft, secret, change, changeSecret } = useKeptDraft(profile);
  const [showFaults, setShowFaults] = useState(false);
  const [busy, setBusy] = useState<'test' | 'save' | null>(null);
  const [report, setReport] = useState<DoctorReport | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);

  const stored =
    profile !== null &&
    profile.secret === 'set' &&
    profile.auth === draft.auth &&
    !secret.replacing;
  const faults = faultsOf(draft, hasSecret(draft, secret, stored));

  /**
   * Sends the typed secret to the main process, then does the work; false if something is missing
   * or refused.
   */
  const perform = async (
    what: 'test' | 'save',
    work: () => Promise<ErrorView | null>,
  ): Promise<boolean> => {
    setShowFaults(true);
    setError(null);
    if (Object.keys(faults).length > 0) return false;
    setBusy(what);
    const failure = (await handDown(draft, secret, changeSecret)) ?? (await work());
    setBusy(null);
    setError(failure);
    return failure === null;
  };

  const test = async (): Promise<void> => {
    setReport(null);
    await perform('test', async () => {
      const result = await request('setup.tryConnection', draft);
      if (result.ok) setReport(result.value);
      return result.ok ? null : result.error;
    });
  };
  const save = (keep: 'keychain' | 'this-run'): Promise<boolean> =>
    perform('save', async () => {
      const result = await request('setup.saveConnection', { draft, keep });
      if (result.ok) forgetDraft(target);
      return result.ok ? null : result.error;
    });

  return {
    draft,
    secret,
    stored,
    faults: showFaults ? faults : {},
    busy,
    report,
    error,
    change,
    changeSecret,
    test,
    save,
  };
}

function hasSecret(draft: ConnectionDraft, secret: SecretInput, stored: boolean): boolean {
  if (stored) return true;
  return draft.auth === 'jwt'
    ? secret.pendingKey !== null || secret.pem.trim() !== ''
    : secret.pendingPat || secret.pat.trim() !== '';
}

async function handDown(
  draft: ConnectionDraft,
  secret: SecretInput,
  changeSecret: (part: Partial<SecretInput>) => void,
): Promise<ErrorView | null> {
  if (draft.auth === 'pat' && secret.pat.trim() !== '') {
    const result = await request('setup.trySecret', { pat: secret.pat.trim() });
    if (!result.ok) return result.error;
    changeSecret({ pat: '', pendingPat: true });
  }
  if (draft.auth === 'jwt' && !secret.pendingKey && secret.pem.trim() !== '') {
    const result = await request('setup.importKey', { pem: secret.pem });
    if (!result.ok) return result.error;
    changeSecret({ pem: '', pendingKey: result.value });
  }
  return null;
}
