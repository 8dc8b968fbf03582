import { EditOutlined, StarOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../shared/model/chat';
import { navigate } from '../../../lib/hash-route';
import { SearchField } from '../../../ui/search-field';
import { TextSkeleton } from '../../../ui/skeletons';
import { BookmarkList } from './bookmark-list';
import { type ConversationDialog, ConversationDialogs } from './conversation-dialogs';
import { ConversationItem } from './conversation-item';
import { SearchResults } from './search-results';
import { ExportNote } from '../conversation/export-note';
import { groupByDay } from './day-groups';
import { useExport } from '../conversation/use-export';
import { useToday } from './use-today';
import styles from './conversation-list.module.css';

interface ConversationListProps {
  /** Undefined while loading. */
  conversations: readonly Conversation[] | undefined;
  openId: string | null;
  onRemoved: (id: string) => void;
}

/**
 * All conversations by day, newest first, a button for a new one, and a search through all
 * messages.
 */
export function ConversationList({
  conversations,
  openId,
  onRemoved,
}: ConversationListProps): ReactNode {
  const { t } = useTranslation('chat');
  const [dialog, setDialog] = useState<ConversationDialog | null>(null);
  const [words, setWords] = useState('');
  const [marked, setMarked] = useState(false);
  const { outcome, exportAs, dismiss } = useExport();
  const scroll = useRef<HTMLDivElement>(null);
  const searching = words.trim() !== '';
  return (
    <section className={styles.list} aria-label={t('list')}>
      <div className={styles.head}>
        <NewAndMarked marked={marked} onMarked={setMarked} />
        <SearchField
          label={t('search.label')}
          maxLength={200}
          value={words}
          onChange={setWords}
          onArrowDown={() => scroll.current?.querySelector('a')?.focus()}
        />
      </div>
      <div className={styles.scroll} ref={scroll}>
        {searching ? (
          <SearchResults words={words.trim()} onClear={() => setWords('')} />
        ) : marked ? (
          <BookmarkList />
        ) : conversations === undefined ? (
          <div className={styles.loading}>
            <TextSkeleton widths={[80, 64, 72, 50]} />
          </div>
        ) : (
          <Groups
            conversations={conversations}
            openId={openId}
            onDialog={setDialog}
            onExport={exportAs}
          />
        )}
      </div>
      {outcome ? <ExportNote outcome={outcome} onDismiss={dismiss} /> : null}
      <ConversationDialogs dialog={dialog} onRemoved={onRemoved} onClose={() => setDialog(null)} />
    </section>
  );
}

interface GroupsProps {
  conversations: readonly Conversation[];
  openId: string | null;
  onDialog: (dialog: ConversationDialog) => void;
  onExport: (conversationId: string, format: 'markdown' | 'html') => void;
}

function Groups({ conversations, openId, onDialog, onExport }: GroupsProps): ReactNode {
  const { t } = useTranslation('chat');
  const now = useToday();
  if (conversations.length === 0) return <p className={styles.empty}>{t('listEmpty')}</p>;
  return groupByDay(conversations, now).map(({ day, conversations: group }) => (
    <div key={day} className={styles.group}>
      <h2 className={styles.day}>{t(`group.${day}`)}</h2>
      <ul>
        {group.map((conversation) => (
          <ConversationItem
            key={conversation.id}
            conversation={conversation}
            open={conversation.id === openId}
            onDialog={(kind) => onDialog({ kind, conversation })}
            onExport={(format) => onExport(conversation.id, format)}
          />
        ))}
      </ul>
    </div>
  ));
}

/** The button for a new conversation, and the switch between conversations and bookmarks. */
function NewAndMarked({
  marked,
  onMarked,
}: {
  marked: boolean;
  onMarked: (marked: boolean) => void;
}): ReactNode {
  const { t } = useTranslation('chat');
  return (
    <div className={styles.row}>
      <Button
        block
        icon={<EditOutlined aria-hidden="true" />}
        onClick={() => navigate(['chat', 'new'])}
      >
        {t('new')}
      </Button>
      <Button
        icon={<StarOutlined aria-hidden="true" />}
        type={marked ? 'primary' : 'default'}
        aria-pressed={marked}
        aria-label={t('bookmarks.show')}
        title={t('bookmarks.show')}
        onClick={() => onMarked(!marked)}
      />
    </div>
  );
}
