import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from '../../../shared/model/chat';
import type { ErrorView } from '../../../shared/model/error-view';
import { navigate } from '../../lib/hash-route';
import { request } from '../../lib/ipc';
import { copyText } from '../../lib/system-actions';
import { EmptyState } from '../../ui/empty-state';
import { ErrorCard } from '../../ui/error-card';
import { TextSkeleton } from '../../ui/skeletons';
import { AnswerAnnouncer } from './answer-announcer';
import { Composer } from './composer';
import { MessageList } from './message-list';
import { StartPanel } from './start-panel';
import { useTurnStream } from './use-turn-stream';
import styles from './conversation-view.module.css';

/** One conversation: its messages and the composer. */
export function ConversationView({ conversationId }: { conversationId: string }): ReactNode {
  const { stream, conversation, error, reload, send } = useTurnStream(conversationId);
  const [sentCount, setSentCount] = useState(0);
  const [askError, setAskError] = useState<ErrorView | null>(null);
  const turns = stream.turns;
  const running = turns?.findLast((turn) => turn.status === 'running');

  const sendAndShow = useCallback(
    async (text: string): Promise<ErrorView | null> => {
      setAskError(null);
      const failure = await send(text);
      if (!failure) setSentCount((count) => count + 1);
      return failure;
    },
    [send],
  );
  const ask = useCallback((text: string) => void sendAndShow(text).then(setAskError), [sendAndShow]);
  const stop = useCallback(() => {
    if (running) void request('chat.cancel', { turnId: running.id });
  }, [running]);

  if (error && !turns) return <NotOpened error={error} onRetry={reload} />;
  return (
    <>
      {conversation ? <h2 className="visually-hidden">{conversation.title}</h2> : null}
      <Messages turns={turns} sentCount={sentCount} busy={running !== undefined} onAsk={ask} />
      {askError ? (
        <div className={styles.error}>
          <ErrorCard error={askError} onCopy={copyText} />
        </div>
      ) : null}
      <Composer draftKey={conversationId} onSend={sendAndShow} onStop={running ? stop : undefined} />
      <AnswerAnnouncer turns={turns ?? []} />
    </>
  );
}

interface MessagesProps {
  turns: readonly Turn[] | null;
  sentCount: number;
  busy: boolean;
  onAsk: (text: string) => void;
}

function Messages({ turns, sentCount, busy, onAsk }: MessagesProps): ReactNode {
  if (turns === null) {
    return (
      <div className={styles.loading}>
        <TextSkeleton widths={[40]} />
        <TextSkeleton widths={[96, 90, 94, 62]} />
      </div>
    );
  }
  if (turns.length === 0) return <StartPanel onAsk={onAsk} />;
  return <MessageList turns={turns} sentCount={sentCount} busy={busy} onAsk={onAsk} />;
}

function NotOpened({ error, onRetry }: { error: ErrorView; onRetry: () => void }): ReactNode {
  const { t } = useTranslation('chat');
  if (error.code !== 'CONVERSATION_MISSING') return <ErrorCard error={error} onCopy={copyText} onRetry={onRetry} standalone />;
  return (
    <EmptyState
      title={t('missing.title')}
      text={t('missing.text')}
      action={
        <button type="button" className={styles.link} onClick={() => navigate(['chat', 'new'])}>
          {t('new')}
        </button>
      }
    />
  );
}
