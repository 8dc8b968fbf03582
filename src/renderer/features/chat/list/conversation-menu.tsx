import {
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
import { request } from '../../../lib/ipc';
import type { ConversationDialog } from './conversation-dialogs';
import styles from './conversation-item.module.css';

export interface ConversationMenuProps {
  conversation: Conversation;
  /** As shown, also for one without a name. */
  title: string;
  onDialog: (kind: ConversationDialog['kind']) => void;
  onExport: (format: 'markdown' | 'html') => void;
}

/** What can be done with a conversation: pin, rename, export, show details, delete. */
export function ConversationMenu({ title, ...actions }: ConversationMenuProps): ReactNode {
  const { t } = useTranslation('chat');
  const items = useMenuItems(actions);
  return (
    <Dropdown
      menu={{ items }}
      trigger={['click']}
      // An opened menu takes the arrow keys.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
    >
      <Button
        type="text"
        size="small"
        className={styles.more ?? ''}
        icon={<EllipsisOutlined aria-hidden="true" />}
        aria-label={t('more', { title })}
      />
    </Dropdown>
  );
}

function useMenuItems({
  conversation: { id: conversationId, pinned },
  onDialog,
  onExport,
}: Omit<ConversationMenuProps, 'title'>) {
  const { t } = useTranslation(['chat', 'ui']);
  const pin = (): void => void request('chat.pinConversation', { conversationId, pinned: !pinned });
  return [
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
      onClick: () => onDialog('rename'),
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
      onClick: () => onDialog('details'),
    },
    {
      key: 'remove',
      icon: <DeleteOutlined aria-hidden="true" />,
      label: t('ui:action.remove'),
      danger: true,
      onClick: () => onDialog('remove'),
    },
  ];
}
