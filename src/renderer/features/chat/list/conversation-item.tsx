import {
  ApiOutlined,
  DeleteOutlined,
  EditOutlined,
  EllipsisOutlined,
  ExportOutlined,
  InfoCircleOutlined,
  PushpinOutlined,
} from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../shared/model/chat';
import { writeRoute } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { approvalsState } from '../../../lib/main-states';
import { useMainState } from '../../../lib/use-main-state';
import { useMomentWords } from '../../../ui/moment-words';
import styles from './conversation-item.module.css';

interface ConversationItemProps {
  conversation: Conversation;
  open: boolean;
  onRename: () => void;
  onRemove: () => void;
  onExport: (format: 'markdown' | 'html') => void;
  onDetails: () => void;
}

/**
 * One line of the list: the title leads there, a menu pins, renames, exports, tells details and
 * deletes.
 */
export function ConversationItem({
  conversation,
  open,
  onRename,
  onRemove,
  onExport,
  onDetails,
}: ConversationItemProps): ReactNode {
  const { t } = useTranslation(['chat', 'ui']);
  const asks =
    useMainState(approvalsState).value?.some(({ conversationId: id }) => id === conversation.id) ===
    true;
  const title = conversation.title || t('untitled');
  const { exact } = useMomentWords();
  const { id: conversationId, pinned } = conversation;
  const pin = (): void => void request('chat.pinConversation', { conversationId, pinned: !pinned });
  const items = [
    {
      key: 'pin',
      icon: <PushpinOutlined aria-hidden="true" />,
      label: t(pinned ? 'unpin' : 'pin'),
      onClick: pin,
    },
    {
      key: 'rename',
      icon: <EditOutlined aria-hidden="true" />,
      label: t('ui:action.rename'),
      onClick: onRename,
    },
    {
      key: 'markdown',
      icon: <ExportOutlined aria-hidden="true" />,
      label: t('export.markdown'),
      onClick: () => onExport('markdown'),
    },
    {
      key: 'html',
      icon: <ExportOutlined aria-hidden="true" />,
      label: t('export.html'),
      onClick: () => onExport('html'),
    },
    {
      key: 'details',
      icon: <InfoCircleOutlined aria-hidden="true" />,
      label: t('details.open'),
      onClick: onDetails,
    },
    {
      key: 'remove',
      icon: <DeleteOutlined aria-hidden="true" />,
      label: t('ui:action.remove'),
      danger: true,
      onClick: onRemove,
    },
  ];
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
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- an opened menu takes the arrow keys */}
      <Dropdown menu={{ items }} trigger={['click']} autoFocus>
        <Button
          type="text"
          size="small"
          className={styles.more ?? ''}
          icon={<EllipsisOutlined aria-hidden="true" />}
          aria-label={t('more', { title })}
        />
      </Dropdown>
    </li>
  );
}
