import { Button, Modal } from 'antd';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../shared/model/chat';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { CopyButton } from '../../../ui/copy-button';
import { ErrorCard } from '../../../ui/error-card';
import { KeyValueList } from '../../../ui/key-value-list';
import { useMomentWords } from '../../../ui/moment-words';
import { TextSkeleton } from '../../../ui/skeletons';
import { useFetched } from '../../../ui/use-fetched';

/** Who asks in a conversation, and its ids at Coze. */
export function DetailsDialog({
  conversation,
  onClose,
}: {
  conversation: Conversation;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['chat', 'ui']);
  const { exact } = useMomentWords();
  const result = useFetched(
    useCallback(
      () => request('chat.details', { conversationId: conversation.id }),
      [conversation.id],
    ),
  );
  const copied = (value: string): ReactNode => (
    <>
      <code>{value}</code>{' '}
      <CopyButton text={value} label={t('ui:action.copy')} iconOnly onCopy={copyText} />
    </>
  );
  return (
    <Modal
      open
      title={t('details.title')}
      width={520}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('ui:action.close')}</Button>}
    >
      {result?.ok === false ? <ErrorCard error={result.error} onCopy={copyText} /> : null}
      {result ? null : <TextSkeleton widths={[60, 80, 40]} />}
      {result?.ok ? (
        <KeyValueList
          items={[
            { name: t('details.user'), value: copied(result.value.userId) },
            {
              name: t('details.remote'),
              value:
                result.value.remoteConversationId === null
                  ? t('details.none')
                  : copied(result.value.remoteConversationId),
            },
            { name: t('details.turns'), value: result.value.turns },
            { name: t('details.created'), value: exact(result.value.createdAt) },
          ]}
        />
      ) : null}
    </Modal>
  );
}
