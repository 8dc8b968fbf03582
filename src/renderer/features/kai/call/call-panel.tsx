import { Button } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { KaiTool } from '../../../../shared/model/kai-tool';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useLiveCall } from '../../../lib/use-live-call';
import { ErrorCard } from '../../../ui/error-card';
import { useScrolledIntoView } from '../../../ui/use-scrolled-into-view';
import { CallOutcome } from './call-outcome';
import { PayloadEditor } from './payload-editor';
import { useFaults } from './use-faults';
import { useToolCall } from './use-tool-call';
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

/** The arguments, Run, and the outcome. */
export function CallPanel({
  tool,
  payload,
  callId,
  onPayload,
  onCall,
  onReviewDrift,
}: CallPanelProps): ReactNode {
  const { start, again, running, error, clearError, rerunError, ownCall } = useToolCall(
    tool,
    onCall,
  );
  const call = useLiveCall(callId);
  const { faults, shownError } = useFaults(error);
  const outcome = useScrolledIntoView(
    error?.code ?? (call && call.id === ownCall ? `${call.id} ${call.status}` : null),
  );
  const isOpen = call !== null && call.ms === null;
  const edit = (text: string): void => {
    if (text === payload) return;
    clearError();
    onPayload(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isOpen || running) return;
    event.preventDefault();
    void start(payload);
  };
  return (
    // A shortcut for the Run button.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.panel} onKeyDown={onKeyDown}>
      <SchemaProblem problem={tool.schemaProblem} />
      <PayloadEditor
        inputSchema={tool.inputSchema}
        payload={payload}
        faults={faults}
        onPayload={edit}
      />
      <CallButtons
        openCall={isOpen ? call.id : null}
        running={running}
        disabled={isOpen || tool.schemaProblem !== null}
        onRun={() => void start(payload)}
      />
      <div ref={outcome} className={styles.outcome}>
        <PanelError error={shownError} onReviewDrift={onReviewDrift} />
        {rerunError ? <ErrorCard error={rerunError} onCopy={copyText} /> : null}
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

/** A tool whose schema cannot be used cannot be called. */
function SchemaProblem({ problem }: { problem: string | null }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  if (problem === null) return null;
  return <p className={styles.problem}>{t('definition.schemaProblem', { problem })}</p>;
}

interface CallButtonsProps {
  /** The call that is not over yet. */
  openCall: string | null;
  running: boolean;
  disabled: boolean;
  onRun: () => void;
}

function CallButtons({ openCall, running, disabled, onRun }: CallButtonsProps): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return (
    <div className={styles.actions}>
      <Button type="primary" loading={running} disabled={disabled} onClick={onRun}>
        {t('call.run')}
      </Button>
      {openCall === null ? null : (
        <Button onClick={() => void request('kai.cancelCall', { callId: openCall })}>
          {t('call.cancel')}
        </Button>
      )}
    </div>
  );
}

/** Why no call was made; a blocked tool leads to its changed definition. */
function PanelError({
  error,
  onReviewDrift,
}: {
  error: ErrorView | null;
  onReviewDrift: () => void;
}): ReactNode {
  const { t } = useTranslation('kaiConsole');
  if (!error) return null;
  return (
    <ErrorCard
      error={error}
      onCopy={copyText}
      action={
        error.code === 'TOOL_BLOCKED' ? { label: t('drift.review'), run: onReviewDrift } : undefined
      }
    />
  );
}
