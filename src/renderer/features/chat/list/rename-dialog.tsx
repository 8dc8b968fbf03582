import { Button, Input, type InputRef, Modal } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../shared/model/chat';
import { request } from '../../../lib/ipc';
import { isTypingInDialog } from '../../../lib/is-typing-in-dialog';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';

const rename = (conversationId: string, title: string) =>
  request('chat.renameConversation', { conversationId, title });

/** Renames a conversation. */
export function RenameDialog({
  conversation,
  onClose,
}: {
  conversation: Conversation;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['chat', 'ui']);
  const input = useRef<InputRef>(null);
  const [title, setTitle] = useState(conversation.title);
  const { run, running, error } = useAction(async (text: string) => {
    const result = await rename(conversation.id, text);
    if (result.ok) onClose();
    return result;
  });
  const save = (): void => {
    if (title.trim() !== '') void run(title.trim());
  };
  return (
    <Modal
      open
      title={t('rename.title')}
      width={420}
      onCancel={onClose}
      afterOpenChange={(open) => {
        if (open && !isTypingInDialog()) input.current?.focus({ cursor: 'all' });
      }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('ui:action.cancel')}
        </Button>,
        <Button
          key="save"
          type="primary"
          loading={running}
          disabled={title.trim() === ''}
          onClick={save}
        >
          {t('ui:action.save')}
        </Button>,
      ]}
    >
      <Field label={t('rename.label')}>
        {(field) => (
          <Input
            {...field}
            ref={input}
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            onPressEnter={(event) => {
              if (!event.nativeEvent.isComposing) save();
            }}
          />
        )}
      </Field>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </Modal>
  );
}
