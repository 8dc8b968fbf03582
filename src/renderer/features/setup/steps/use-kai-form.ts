import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { KaiServerDraft, KaiServerView } from '../../../../shared/model/kai';
import { request } from '../../../lib/ipc';
import type { Fix } from '../trial-result';
import { type TrialModel, useTrial } from '../use-trial';
import { useWizard } from '../use-wizard';

export interface KaiFormModel {
  model: TrialModel;
  /** The key as it is typed; gone once it is saved. */
  typed: string;
  setTyped: (typed: string) => void;
  /** The server is on this machine or network. */
  local: boolean;
  setLocal: (local: boolean) => void;
  fixOf: (error: ErrorView) => Fix | undefined;
}

/** Tries a KAI server and saves it when that worked, in the keychain or for this run only. */
export function useKaiForm(server: KaiServerView | null): KaiFormModel {
  const { t } = useTranslation('wizard');
  const { draft } = useWizard();
  const [typed, setTyped] = useState('');
  const [chosenLocal, setLocal] = useState<boolean | null>(null);
  const local = chosenLocal ?? server?.local ?? false;
  const url = draft.kaiUrl.trim();
  const attempt = useCallback(
    () => request('wizard.tryKai', { draft: kaiDraft(server, url, local), ...keyOf(typed) }),
    [server, url, local, typed],
  );
  const save = useCallback(
    async (keep: 'keychain' | 'this-run'): Promise<ErrorView | null> => {
      const result = await request('wizard.saveKai', {
        draft: kaiDraft(server, url, local),
        ...keyOf(typed),
        keep,
      });
      if (result.ok) setTyped('');
      return result.ok ? null : result.error;
    },
    [server, url, local, typed],
  );
  const inKeychain = useTrial(
    attempt,
    useCallback(() => save('keychain'), [save]),
  );
  const forThisRun = useTrial(
    attempt,
    useCallback(() => save('this-run'), [save]),
  );
  const fixOf = (error: ErrorView): Fix | undefined => {
    if (error.code === 'KEYCHAIN_UNAVAILABLE')
      return { label: t('fix.thisRun'), run: () => void forThisRun.run() };
    if (error.code === 'KAI_PRIVATE_ADDRESS' && !local)
      return { label: t('fix.allowLocal'), run: () => setLocal(true) };
    return undefined;
  };
  return {
    model: forThisRun.running || forThisRun.trial ? forThisRun : inKeychain,
    typed,
    setTyped,
    local,
    setLocal,
    fixOf,
  };
}

function keyOf(typed: string): { apiKey?: string } {
  return typed.trim() === '' ? {} : { apiKey: typed.trim() };
}

/** The server as it is, or a new one with the usual limits. */
function kaiDraft(server: KaiServerView | null, url: string, local: boolean): KaiServerDraft {
  return {
    serverId: server?.id ?? null,
    name: server?.name || 'KAI',
    url,
    local,
    apiKeyHeader: server?.apiKeyHeader ?? null,
    headers: server?.headers ?? [],
    timeoutSeconds: server?.timeoutSeconds ?? 60,
    maxTotalSeconds: server?.maxTotalSeconds ?? 600,
    trustReadOnlyHints: server?.trustReadOnlyHints ?? false,
  };
}
