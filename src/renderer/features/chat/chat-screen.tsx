import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../lib/hash-route';
import { conversationsState } from '../../lib/main-states';
import { copyText } from '../../lib/system-actions';
import { useMainState } from '../../lib/use-main-state';
import { ErrorCard } from '../../ui/error-card';
import { preloadMarkdown } from '../../ui/markdown/lazy-markdown';
import { TextSkeleton } from '../../ui/skeletons';
import { SplitPane } from '../../ui/split-pane';
import { ConversationList } from './list/conversation-list';
import { ConversationView } from './conversation/conversation-view';
import { NewConversation } from './list/new-conversation';
import styles from './chat-screen.module.css';

/**
 * Conversations on the left, the chosen one on the right. No id means the newest one, `new` one
 * that is not stored yet. A given turn is scrolled to and highlighted.
 */
export function ChatScreen({
  conversationId,
  turnId,
}: {
  conversationId: string | null;
  turnId: string | null;
}): ReactNode {
  const { t } = useTranslation(['chat', 'ui']);
  const conversations = useMainState(conversationsState);
  useEffect(preloadMarkdown, []);
  if (conversations.status === 'failed') {
    return (
      <ErrorCard
        error={conversations.error}
        onCopy={copyText}
        onRetry={conversationsState.reload}
        standalone
      />
    );
  }
  const list = conversations.value;
  const openId = conversationId ?? list?.[0]?.id ?? (list ? 'new' : null);
  return (
    <SplitPane
      label={t('ui:split')}
      initial={240}
      min={200}
      max={360}
      storageKey="chat.list"
      toggleLabel={t('list')}
      closeKey={openId}
      first={
        <ConversationList
          conversations={list}
          openId={openId}
          onRemoved={(id) => {
            if (id === openId) navigate(['chat'], true);
          }}
        />
      }
      second={
        <div className={styles.conversation}>
          <h1 className="visually-hidden">{t('title')}</h1>
          {content(openId, turnId)}
        </div>
      }
    />
  );
}

function content(openId: string | null, turnId: string | null): ReactNode {
  if (openId === null) {
    return (
      <div className={styles.loading}>
        <TextSkeleton />
      </div>
    );
  }
  return openId === 'new' ? (
    <NewConversation />
  ) : (
    <ConversationView key={openId} conversationId={openId} wantedTurnId={turnId} />
  );
}
