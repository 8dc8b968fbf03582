import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { KaiServerDraft, KaiServerView } from '../../../../shared/model/kai';
import { request } from '../../../lib/ipc';
import { kaiServersState } from '../../../lib/main-states';
import { useMainState } from '../../../lib/use-main-state';
import { Field } from '../../../ui/field';
import { StatusMark } from '../../../ui/status-mark';
import { FIELD_MARK } from '../paste-target';
import { StepFoot } from '../step-foot';
import { type Fix, TrialResult } from '../trial-result';
import { useTrial } from '../use-trial';
import { useWizard } from '../use-wizard';
import { WizardInput } from '../wizard-input';
import { KaiCall } from './kai-call';
import styles from '../setup-wizard.module.css';

/** A KAI server: tried layer by layer, added, its tools listed, one called. */
export function KaiStep(): ReactNode {
  const { t } = useTranslation('wizard');
  const { state, draft, confirm } = useWizard();
  const servers = useMainState(kaiServersState).value ?? [];
  const server =
    servers.find(({ id }) => id === state.kaiServerId) ??
    servers.find(({ builtIn }) => builtIn) ??
    null;
  const form = useKaiForm(server);
  const isDone = state.steps.some(({ step, status }) => step === 'kai' && status === 'done');
  const { model, typed, setTyped, local, setLocal } = form;
  const keyHint = state.kaiWaits
    ? 'kai.keyWaits'
    : server?.secret === 'set'
      ? 'kai.keyStored'
      : 'kai.keyHint';
  return (
    <>
      <p className={styles.lead}>{t('kai.lead')}</p>
      <div className={styles.content}>
        {server?.builtIn === true ? (
          <p className={styles.line}>
            <StatusMark status="ok" /> {t('kai.builtIn')}
          </p>
        ) : (
          <>
            <WizardInput
              field="kaiUrl"
              mono
              label={t('kai.url')}
              hint={t('kai.urlHint')}
              placeholder="https://"
            />
            <Field label={t('kai.key')} hint={t(keyHint)}>
              {(control) => (
                <Input.Password
                  {...control}
                  {...{ [FIELD_MARK]: 'kaiKey' }}
                  autoComplete="off"
                  spellCheck={false}
                  maxLength={2000}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Field>
            <div>
              <Checkbox checked={local} onChange={(event) => setLocal(event.target.checked)}>
                {t('kai.local')}
              </Checkbox>
              <p className={styles.soft}>{t('kai.localHint')}</p>
            </div>
            <TrialResult
              model={model}
              verdicts={[t('kai.passed'), t('kai.failed')]}
              fixOf={form.fixOf}
            />
          </>
        )}
        {server ? (
          <KaiCall
            server={server}
            isDone={isDone}
            onWorked={() => void request('wizard.confirm', { step: 'kai' })}
          />
        ) : null}
      </div>
      <StepFoot
        step="kai"
        canSkip={!isDone}
        onNext={isDone ? () => void confirm('kai') : undefined}
      >
        {server?.builtIn === true ? null : (
          <Button
            type={server ? 'default' : 'primary'}
            loading={model.running}
            disabled={draft.kaiUrl.trim() === ''}
            onClick={() => void model.run()}
          >
            {t(model.running ? 'kai.testing' : server ? 'kai.retest' : 'kai.test')}
          </Button>
        )}
      </StepFoot>
    </>
  );
}

function useKaiForm(server: KaiServerView | null) {
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
