import { Button, Input, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiServerView } from '../../../../shared/model/kai';
import type { KaiCall as KaiCallRecord } from '../../../../shared/model/kai-call';
import { request } from '../../../lib/ipc';
import { kaiToolsState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { useLiveCall } from '../../../lib/use-live-call';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import { StatusMark } from '../../../ui/status-mark';
import { samplePayload } from '../sample-payload';
import styles from '../setup-wizard.module.css';

/** The guide's tool comes first when a server has it. */
const GUIDE_TOOL = 'coffee_knowledge_query';
/** So much of a result is shown; all of it is in the KAI console. */
const EXCERPT_MAX = 400;

const call = (input: { serverId: string; toolName: string; payload: string }) =>
  request('kai.callTool', input);

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
  const asking = useAction(call);
  const [callId, setCallId] = useState<string | null>(null);
  const live = useLiveCall(callId);
  const isOver = live !== null && live.ms !== null;
  const worked = isOver && live.error === null;
  useEffect(() => {
    if (worked) onWorked();
    // The step is confirmed once, when the call worked.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [worked]);
  const tool =
    tools.find(({ toolName }) => toolName === chosen) ??
    tools.find(({ toolName }) => toolName === GUIDE_TOOL) ??
    tools[0];
  if (!tool) return <NoTool server={server} />;
  const payload = typed ?? samplePayload(tool.inputSchema);
  const run = async (): Promise<void> => {
    setCallId(null);
    const begun = await asking.run({ serverId: server.id, toolName: tool.toolName, payload });
    if (begun) setCallId(begun.id);
  };
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
      <Field label={t('kai.payload')}>
        {(control) => (
          <Input.TextArea
            {...control}
            className={styles.mono ?? ''}
            autoSize={{ minRows: 2, maxRows: 8 }}
            spellCheck={false}
            value={payload}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button
          type={isDone ? 'default' : 'primary'}
          loading={asking.running || (callId !== null && !isOver)}
          onClick={() => void run()}
        >
          {t(callId !== null && !isOver ? 'kai.calling' : 'kai.call')}
        </Button>
      </div>
      {asking.error ? <ErrorCard error={asking.error} onCopy={copyText} /> : null}
      {isOver ? <Outcome call={live} /> : null}
    </div>
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
