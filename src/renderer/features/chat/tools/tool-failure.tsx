import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolCallRecord } from '../../../../shared/model/chat';
import type { ErrorView } from '../../../../shared/model/error-view';
import { request } from '../../../lib/ipc';
import styles from './tool-card.module.css';

const LIMIT_MAX_SECONDS = 3600;

/**
 * Why a call failed: who gave up, in plain words, with one remedy. The bot has received the failure
 * too, so that it could continue.
 */
export function ToolFailure({ call }: { call: ToolCallRecord }): ReactNode {
  const { t } = useTranslation('chat');
  const { error, gaveUp } = call;
  if (!error && gaveUp === null) return null;
  return (
    <div className={styles.failure}>
      {gaveUp === null ? null : <p>{t(`tool.gaveUp.${gaveUp}`)}</p>}
      {error ? (
        <p>
          {error.message} {error.remedy}
        </p>
      ) : null}
      {error?.code === 'TOOL_TIMEOUT' ? <RaiseLimit call={call} error={error} /> : null}
    </div>
  );
}

/**
 * The guide's remedy for a tool timeout (troubleshooting) as a button: twice the limit from the
 * next call on.
 */
function RaiseLimit({
  call: { serverId, toolName },
  error,
}: {
  call: ToolCallRecord;
  error: ErrorView;
}): ReactNode {
  const { t } = useTranslation('chat');
  const [raised, setRaised] = useState(false);
  const seconds = Math.min(LIMIT_MAX_SECONDS, Number(error.params['seconds'] ?? 60) * 2);
  if (serverId === null || toolName === null) return null;
  if (raised) return <p role="status">{t('tool.raised', { seconds })}</p>;
  const raise = async (): Promise<void> => {
    const result = await request('kai.setToolTimeout', {
      serverId,
      toolName,
      timeoutSeconds: seconds,
    });
    setRaised(result.ok);
  };
  return (
    <Button size="small" onClick={() => void raise()}>
      {t('tool.raise', { seconds })}
    </Button>
  );
}
