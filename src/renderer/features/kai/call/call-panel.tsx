import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiTool } from '../../../../shared/model/kai-tool';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { CallOutcome } from './call-outcome';
import { PayloadEditor } from './payload-editor';
import { faultTree, type PayloadFault, readPayloadFaults } from './payload-faults';
import { useLiveCall } from './use-live-call';
import styles from './call-panel.module.css';

interface CallPanelProps {
  tool: KaiTool;
  payload: string;
  /** The call that is shown below the form. */
  callId: string | null;
  onPayload: (text: string) => void;
  onCall: (callId: string) => void;
  onReviewDrift: () => void;
}

/** Arguments, Run, and what came of it. */
export function CallPanel({ tool, payload, callId, onPayload, onCall, onReviewDrift }: CallPanelProps): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const { serverId, toolName } = tool;
  const { run, running, error, clearError } = useAction((text: string) => request('kai.callTool', { serverId, toolName, payload: text }));
  const call = useLiveCall(callId);
  const faults = useFaults(error?.code === 'TOOL_PAYLOAD_INVALID' ? String(error.params['detail'] ?? '') : '');
  const isOpen = call !== null && call.ms === null;
  const start = async (): Promise<void> => {
    const begun = await run(payload);
    if (begun) onCall(begun.id);
  };
  const edit = (text: string): void => {
    if (text === payload) return;
    clearError();
    onPayload(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isOpen || running) return;
    event.preventDefault();
    void start();
  };
  const rerun = useAction((id: string) => request('kai.rerun', { callId: id }));
  const again = async (id: string): Promise<void> => {
    const begun = await rerun.run(id);
    if (begun) onCall(begun.id);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a shortcut for what the Run button does
    <div className={styles.panel} onKeyDown={onKeyDown}>
      {tool.schemaProblem === null ? null : <p className={styles.problem}>{t('definition.schemaProblem', { problem: tool.schemaProblem })}</p>}
      <PayloadEditor inputSchema={tool.inputSchema} payload={payload} faults={faults} onPayload={edit} />
      <div className={styles.actions}>
        <Button type="primary" loading={running} disabled={isOpen || tool.schemaProblem !== null} onClick={() => void start()}>
          {t('call.run')}
        </Button>
        {isOpen ? <Button onClick={() => void request('kai.cancelCall', { callId: call.id })}>{t('call.cancel')}</Button> : null}
      </div>
      {error ? (
        <ErrorCard error={error} onCopy={copyText} action={error.code === 'TOOL_BLOCKED' ? { label: t('drift.review'), run: onReviewDrift } : undefined} />
      ) : null}
      {rerun.error ? <ErrorCard error={rerun.error} onCopy={copyText} /> : null}
      {call && !error ? <CallOutcome key={call.id} call={call} onRerun={() => void again(call.id)} onReviewDrift={onReviewDrift} /> : null}
    </div>
  );
}

function useFaults(detail: string): ReturnType<typeof faultTree> {
  const { t } = useTranslation('kaiConsole');
  return useMemo(() => {
    const say = (fault: PayloadFault): string => {
      if (fault.kind === 'required') return t('call.fault.required');
      if (fault.kind === 'not-allowed') return t('call.fault.notAllowed');
      return fault.kind === 'one-of' ? t('call.fault.oneOf', { values: fault.words }) : fault.words;
    };
    return faultTree(readPayloadFaults(detail), say);
  }, [detail, t]);
}
