import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../shared/model/chat';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ConfirmDialog } from '../../../ui/confirm-dialog';

interface RemoveDialogProps {
  conversation: Conversation;
  onRemoved: (id: string) => void;
  onClose: () => void;
}

/** Asks before a conversation is deleted for good. */
export function RemoveDialog({ conversation, onRemoved, onClose }: RemoveDialogProps): ReactNode {
  const { t } = useTranslation('chat');
  const { run, running, error } = useAction(async () => {
    const result = await request('chat.deleteConversation', { conversationId: conversation.id });
    if (result.ok) {
      onRemoved(conversation.id);
      onClose();
    }
    return result;
  });
  return (
    <ConfirmDialog
      title={t('remove.title', { title: conversation.title || t('untitled') })}
      text={t('remove.text')}
      confirmLabel={t('remove.confirm')}
      busy={running}
      error={error}
      onCopy={copyText}
      onConfirm={() => void run()}
      onCancel={onClose}
    />
  );
}
