import { useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { DoctorReport } from '../../../../shared/model/health';
import type { KaiServerDraft, KaiServerView } from '../../../../shared/model/kai';
import { request } from '../../../lib/ipc';
import { draftFaults, type KeyChange, keyInput, startDraft } from './server-draft';

type Faults = ReturnType<typeof draftFaults>;
const NO_FAULTS: Faults = { headers: [] };

/** The form's state and its two requests. */
export interface ServerFormModel {
  draft: KaiServerDraft;
  key: KeyChange;
  /** A key is stored and stays unless it is changed here. */
  hasStored: boolean;
  faults: Faults;
  busy: 'test' | 'save' | null;
  report: DoctorReport | null;
  error: ErrorView | null;
  change: (part: Partial<KaiServerDraft>) => void;
  changeKey: (part: Partial<KeyChange>) => void;
  test: () => Promise<void>;
  /** Returns whether it was saved. */
  save: (keep: 'keychain' | 'this-run') => Promise<boolean>;
}

/** Holds a draft until it is saved. The key stays in this component and is sent once. */
export function useServerForm(server: KaiServerView | null): ServerFormModel {
  const [draft, setDraft] = useState(() => startDraft(server));
  const [key, setKey] = useState<KeyChange>({ typed: '', isForgotten: false });
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  const [busy, setBusy] = useState<'test' | 'save' | null>(null);
  const [report, setReport] = useState<DoctorReport | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  const begin = (what: 'test' | 'save'): boolean => {
    const found = draftFaults(draft);
    setFaults(found);
    setError(null);
    if (what === 'test') setReport(null);
    const fits = !found.url && !found.apiKeyHeader && found.headers.length === 0;
    if (fits) setBusy(what);
    return fits;
  };
  return {
    draft,
    key,
    hasStored: server?.secret === 'set',
    faults,
    busy,
    report,
    error,
    change: (part) => {
      setFaults(NO_FAULTS);
      setDraft((known) => ({ ...known, ...part }));
    },
    changeKey: (part) => setKey((known) => ({ ...known, ...part })),
    test: async () => {
      if (!begin('test')) return;
      const result = await request('kai.tryServer', { draft, ...keyInput(key) });
      setBusy(null);
      if (result.ok) setReport(result.value);
      else setError(result.error);
    },
    save: async (keep) => {
      if (!begin('save')) return false;
      const result = await request('kai.saveServer', { draft, ...keyInput(key), keep });
      setBusy(null);
      if (!result.ok) setError(result.error);
      return result.ok;
    },
  };
}
