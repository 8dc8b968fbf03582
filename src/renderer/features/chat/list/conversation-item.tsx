import { ApiOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../shared/model/chat';
import { writeRoute } from '../../../lib/hash-route';
import { approvalsState } from '../../../lib/main-states';
import { useMainState } from '../../../lib/use-main-state';
import { useMomentWords } from '../../../ui/moment-words';
import { ConversationMenu, type ConversationMenuProps } from './conversation-menu';
import styles from './conversation-item.module.css';

interface ConversationItemProps {
  conversation: Conversation;
  open: boolean;
  onDialog: ConversationMenuProps['onDialog'];
  onExport: ConversationMenuProps['onExport'];
}

/** One line of the list: its title opens the conversation, a menu holds the rest. */
export function ConversationItem({
  conversation,
  open,
  onDialog,
  onExport,
}: ConversationItemProps): ReactNode {
  const { t } = useTranslation('chat');
  const asks =
    useMainState(approvalsState).value?.some(({ conversationId: id }) => id === conversation.id) ===
    true;
  const title = conversation.title || t('untitled');
  const { exact } = useMomentWords();
  return (
    <li className={open ? `${styles.item} ${styles.open}` : styles.item}>
      <a
        className={styles.title}
        href={writeRoute('chat', conversation.id)}
        title={`${title}\n${exact(conversation.updatedAt)}`}
        aria-current={open ? 'true' : undefined}
      >
        {conversation.fromWebhook === true ? (
          <ApiOutlined role="img" aria-label={t('fromWebhook')} title={t('fromWebhook')} />
        ) : null}{' '}
        {title}
        {asks ? <span className={styles.asks}>{t('approval.waiting')}</span> : null}
      </a>
      <ConversationMenu
        conversation={conversation}
        title={title}
        onDialog={onDialog}
        onExport={onExport}
      />
    </li>
  );
}
