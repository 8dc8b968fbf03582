import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiServerView } from '../../../../shared/model/kai';
import type { KaiCall as KaiCallRecord } from '../../../../shared/model/kai-call';
import { kaiToolsState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import { StatusMark } from '../../../ui/status-mark';
import { samplePayload } from '../sample-payload';
import { useTrialCall } from './use-trial-call';
import styles from '../setup-wizard.module.css';

/** The tool of the guide (step 6.2); selected first if a server has it. */
const GUIDE_TOOL = 'coffee_knowledge_query';
/** Characters of a result that are shown; the KAI console has all of it. */
const EXCERPT_MAX = 400;

/** The server's tools, and one call that shows that they work. */
export function KaiCall({
  server,
  isDone,
  onWorked,
}: {
  server: KaiServerView;
  isDone: boolean;
  onWorked: () => void;
}): ReactNode {
  const { t } = useTranslation('wizard');
  const tools = (useMainState(kaiToolsState).value ?? []).filter(
    ({ serverId }) => serverId === server.id,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const { run, running, error, ended } = useTrialCall(onWorked);
  const tool =
    tools.find(({ toolName }) => toolName === chosen) ??
    tools.find(({ toolName }) => toolName === GUIDE_TOOL) ??
    tools[0];
  if (!tool) return <NoTool server={server} />;
  const payload = typed ?? samplePayload(tool.inputSchema);
  return (
    <div className={styles.part}>
      <h2>{t('kai.tools')}</h2>
      <p>{t('kai.toolsFound', { count: tools.length })}</p>
      <Select
        aria-label={t('kai.tools')}
        value={tool.toolName}
        options={tools.map(({ toolName }) => ({ value: toolName, label: toolName }))}
        onChange={(name) => {
          setChosen(name);
          setTyped(null);
        }}
      />
      <PayloadField payload={payload} onChange={setTyped} />
      <div>
        <Button
          type={isDone ? 'default' : 'primary'}
          loading={running !== null}
          onClick={() => void run({ serverId: server.id, toolName: tool.toolName, payload })}
        >
          {t(running === 'calling' ? 'kai.calling' : 'kai.call')}
        </Button>
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {ended ? <Outcome call={ended} /> : null}
    </div>
  );
}

function PayloadField({
  payload,
  onChange,
}: {
  payload: string;
  onChange: (payload: string) => void;
}): ReactNode {
  const { t } = useTranslation('wizard');
  return (
    <Field label={t('kai.payload')}>
      {(control) => (
        <Input.TextArea
          {...control}
          className={styles.mono ?? ''}
          autoSize={{ minRows: 2, maxRows: 8 }}
          spellCheck={false}
          value={payload}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function Outcome({ call: { ms, error, result } }: { call: KaiCallRecord }): ReactNode {
  const { t } = useTranslation('wizard');
  if (error) return <ErrorCard error={error} onCopy={copyText} />;
  return (
    <>
      <p className={styles.line} role="status">
        <StatusMark status="ok" /> {t('kai.called', { ms: Math.round(ms ?? 0) })}
      </p>
      <p className={styles.soft}>{excerpt(result)}</p>
    </>
  );
}

function NoTool({ server }: { server: KaiServerView }): ReactNode {
  const { t } = useTranslation('wizard');
  return (
    <div className={styles.part}>
      <h2>{t('kai.tools')}</h2>
      {server.reason ? (
        <ErrorCard error={server.reason} onCopy={copyText} />
      ) : (
        <p className={styles.soft}>
          {t(server.status === 'connecting' ? 'kai.testing' : 'kai.noTools')}
        </p>
      )}
    </div>
  );
}

function excerpt(result: KaiCallRecord['result']): string {
  const text = (result?.content ?? [])
    .map((part) => (part.type === 'text' ? part.text : `[${part.type}]`))
    .join('\n');
  return text.length > EXCERPT_MAX ? `${text.slice(0, EXCERPT_MAX)}…` : text;
}
