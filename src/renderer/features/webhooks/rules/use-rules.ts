import { useEffect, useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { ResponseRule } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { useAction } from '../../../lib/use-action';

interface Rules {
  /** Null until they have arrived. */
  rules: readonly ResponseRule[] | null;
  /** Returns whether the rule was saved. */
  save: (rule: ResponseRule) => Promise<boolean>;
  remove: (ruleId: string) => Promise<void>;
  saving: boolean;
  error: ErrorView | null;
}

const requestRules = () => request('webhook.rules');
const saveRule = (rule: ResponseRule) => request('webhook.saveRule', rule);
const removeRule = (ruleId: string) => request('webhook.removeRule', { ruleId });

/** The response rules, and changing them; every change answers with the new list. */
export function useRules(): Rules {
  const [rules, setRules] = useState<readonly ResponseRule[] | null>(null);
  const loading = useAction(requestRules);
  const saving = useAction(saveRule);
  const removing = useAction(removeRule);
  const { run: reload } = loading;
  useEffect(() => {
    void reload().then((found) => found && setRules(found));
  }, [reload]);
  const save = async (rule: ResponseRule): Promise<boolean> => {
    const next = await saving.run(rule);
    if (next) setRules(next);
    return next !== undefined;
  };
  const remove = async (ruleId: string): Promise<void> => {
    const next = await removing.run(ruleId);
    if (next) setRules(next);
  };
  const error = loading.error ?? saving.error ?? removing.error;
  return { rules, save, remove, saving: saving.running, error };
}
