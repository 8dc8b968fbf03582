import { Button } from 'antd';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { KaiTool } from '../../../../shared/model/kai-tool';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { CallOutcome } from './call-outcome';
import { PayloadEditor } from './payload-editor';
import { type FaultTree, faultTree, type PayloadFault, readPayloadFaults } from './payload-faults';
import { useLiveCall } from '../../../lib/use-live-call';
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
export function CallPanel({
  tool,
  payload,
  callId,
  onPayload,
  onCall,
  onReviewDrift,
}: CallPanelProps): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const { serverId, toolName } = tool;
  const { run, running, error, clearError } = useAction((text: string) =>
    request('kai.callTool', { serverId, toolName, payload: text }),
  );
  const [ownCall, setOwnCall] = useState<string | null>(null);
  const call = useLiveCall(callId);
  const { faults, told } = useFaults(error);
  const outcome = useOutcomeInView(
    error?.code ?? (call && call.id === ownCall ? `${call.id} ${call.status}` : null),
  );
  const isOpen = call !== null && call.ms === null;
  const begin = (id: string): void => {
    setOwnCall(id);
    onCall(id);
  };
  const start = async (): Promise<void> => {
    const begun = await run(payload);
    if (begun) begin(begun.id);
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
    if (begun) begin(begun.id);
  };
  return (
    // A shortcut for what the Run button does.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.panel} onKeyDown={onKeyDown}>
      {tool.schemaProblem === null ? null : (
        <p className={styles.problem}>
          {t('definition.schemaProblem', { problem: tool.schemaProblem })}
        </p>
      )}
      <PayloadEditor
        inputSchema={tool.inputSchema}
        payload={payload}
        faults={faults}
        onPayload={edit}
      />
      <div className={styles.actions}>
        <Button
          type="primary"
          loading={running}
          disabled={isOpen || tool.schemaProblem !== null}
          onClick={() => void start()}
        >
          {t('call.run')}
        </Button>
        {isOpen ? (
          <Button onClick={() => void request('kai.cancelCall', { callId: call.id })}>
            {t('call.cancel')}
          </Button>
        ) : null}
      </div>
      <div ref={outcome} className={styles.outcome}>
        {told ? (
          <ErrorCard
            error={told}
            onCopy={copyText}
            action={
              told.code === 'TOOL_BLOCKED'
                ? { label: t('drift.review'), run: onReviewDrift }
                : undefined
            }
          />
        ) : null}
        {rerun.error ? <ErrorCard error={rerun.error} onCopy={copyText} /> : null}
        {call && !error ? (
          <CallOutcome
            key={call.id}
            call={call}
            onRerun={() => void again(call.id)}
            onReviewDrift={onReviewDrift}
          />
        ) : null}
      </div>
    </div>
  );
}

/** Scrolls to what came of a click on Run; null: nothing new. */
function useOutcomeInView(key: string | null): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (key !== null) box.current?.scrollIntoView({ block: 'nearest' });
  }, [key]);
  return box;
}

/** The faults of a refused payload for the form, and the error with the same words. */
function useFaults(error: ErrorView | null): { faults: FaultTree; told: ErrorView | null } {
  const { t } = useTranslation('kaiConsole');
  return useMemo(() => {
    const found =
      error?.code === 'TOOL_PAYLOAD_INVALID'
        ? readPayloadFaults(String(error.params['detail'] ?? ''))
        : [];
    const say = (fault: PayloadFault): string => {
      if (fault.kind === 'required') return t('call.fault.required');
      if (fault.kind === 'not-allowed') return t('call.fault.notAllowed');
      return fault.kind === 'one-of' ? t('call.fault.oneOf', { values: fault.words }) : fault.words;
    };
    const detail = found
      .map((fault) => [fault.path.join('.'), say(fault)].filter(Boolean).join(': '))
      .join('; ');
    return {
      faults: faultTree(found, say),
      told: error && found.length > 0 ? { ...error, params: { ...error.params, detail } } : error,
    };
  }, [error, t]);
}
