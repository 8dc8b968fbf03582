import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiCall } from '../../../../shared/model/kai-call';
import type { KaiTool } from '../../../../shared/model/kai-tool';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorCard } from '../../../ui/error-card';
import { TextSkeleton } from '../../../ui/skeletons';
import { writePayload, readPayload } from '../call/payload-start';
import { HistoryItem } from './history-item';
import { useHistory } from './use-history';
import styles from './history-panel.module.css';

const rerunCall = (callId: string) => request('kai.rerun', { callId });

interface HistoryPanelProps {
  tool: KaiTool;
  /** Puts a payload into the form. */
  onUse: (payload: string) => void;
  /** A call was started again. */
  onRerun: (callId: string, payload: string) => void;
  onReviewDrift: () => void;
}

/** Every call of a tool, newest first, wherever it came from. */
export function HistoryPanel({
  tool,
  onUse,
  onRerun,
  onReviewDrift,
}: HistoryPanelProps): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const history = useHistory(tool);
  const [opened, setOpened] = useState<string | null>(null);
  const [clearing, setClearing] = useState(false);
  const { run, error } = useAction(rerunCall);
  const rerun = async (call: KaiCall): Promise<void> => {
    const begun = await run(call.id);
    if (begun) onRerun(begun.id, laidOut(call));
  };
  if (history.error)
    return <ErrorCard error={history.error} onCopy={copyText} onRetry={history.reload} />;
  if (!history.calls) return <TextSkeleton />;
  if (history.calls.length === 0)
    return <EmptyState title={t('history.empty')} text={t('history.emptyText')} />;
  return (
    <div className={styles.history}>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      <ol aria-label={t('history.title')} className={styles.list}>
        {history.calls.map((call) => (
          <HistoryItem
            key={call.id}
            call={call}
            opened={opened === call.id}
            onToggle={() => setOpened(opened === call.id ? null : call.id)}
            onUse={() => onUse(laidOut(call))}
            onRerun={() => void rerun(call)}
            onReviewDrift={onReviewDrift}
          />
        ))}
      </ol>
      <div className={styles.foot}>
        {history.hasMore ? <Button onClick={history.more}>{t('more')}</Button> : null}
        <Button type="text" onClick={() => setClearing(true)}>
          {t('history.clear')}
        </Button>
      </div>
      {clearing ? (
        <ClearHistory
          tool={tool}
          onClose={(done) => {
            setClearing(false);
            if (done) history.reload();
          }}
        />
      ) : null}
    </div>
  );
}

function laidOut({ payload }: KaiCall): string {
  return writePayload(readPayload(payload) ?? {});
}

function ClearHistory({
  tool,
  onClose,
}: {
  tool: KaiTool;
  onClose: (done: boolean) => void;
}): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const { run, running, error } = useAction(async () => {
    const result = await request('kai.clearCalls', {
      serverId: tool.serverId,
      toolName: tool.toolName,
    });
    if (result.ok) onClose(true);
    return result;
  });
  return (
    <ConfirmDialog
      title={t('history.clearTitle', { name: tool.title || tool.toolName })}
      text={t('history.clearText')}
      confirmLabel={t('history.clear')}
      busy={running}
      error={error}
      onCopy={copyText}
      onConfirm={() => void run()}
      onCancel={() => onClose(false)}
    />
  );
}
