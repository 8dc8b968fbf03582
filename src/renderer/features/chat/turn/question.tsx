import { EditOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from '../../../../shared/model/chat';
import { AttachmentChip } from '../composer/attachment-chip';
import { isSendKey, QUESTION_LIMIT } from '../composer/send-key';
import styles from './question.module.css';

interface QuestionProps {
  turn: Pick<Turn, 'question' | 'attachments' | 'command'>;
  /** Asks something else in its place; missing while the question cannot be edited. */
  onResend: ((text: string) => void) | undefined;
}

/** The person's question; editing and resending it makes another version. */
export function Question({ turn, onResend }: QuestionProps): ReactNode {
  const { t } = useTranslation('chat');
  const { question: text, attachments, command } = turn;
  const [editing, setEditing] = useState(false);
  if (editing && onResend)
    return <Editor text={text} onClose={() => setEditing(false)} onResend={onResend} />;
  return (
    <div className={styles.row}>
      {onResend ? (
        <Button
          type="text"
          size="small"
          className={styles.edit ?? ''}
          icon={<EditOutlined aria-hidden="true" />}
          aria-label={t('edit.start')}
          title={t('edit.start')}
          onClick={() => setEditing(true)}
        />
      ) : null}
      <div className={styles.asked}>
        {attachments.length === 0 ? null : (
          <ul className={styles.files} aria-label={t('attachment.list')}>
            {attachments.map((attachment) => (
              <AttachmentChip key={attachment.id} attachment={attachment} />
            ))}
          </ul>
        )}
        {text === '' ? null : (
          <p className={styles.question}>
            <span className="visually-hidden">{t('question')}: </span>
            {text}
          </p>
        )}
        {command ? (
          <p className={styles.command}>{t('command.used', { name: command.name })}</p>
        ) : null}
      </div>
    </div>
  );
}

interface EditorProps {
  text: string;
  onClose: () => void;
  onResend: (text: string) => void;
}

function Editor({ text, onClose, onResend }: EditorProps): ReactNode {
  const { t } = useTranslation(['chat', 'ui']);
  const [words, setWords] = useState(text);
  const input = useRef<TextAreaRef>(null);
  useEffect(() => input.current?.focus({ cursor: 'end' }), []);
  const ready = words.trim() !== '' && words.trim().length <= QUESTION_LIMIT;
  const resend = (): void => {
    if (!ready) return;
    onResend(words.trim());
    onClose();
  };
  return (
    <div className={styles.editor}>
      <Input.TextArea
        ref={input}
        autoSize={{ minRows: 1, maxRows: 10 }}
        aria-label={t('edit.label')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (!isSendKey(event.nativeEvent)) return;
          event.preventDefault();
          resend();
        }}
      />
      <div className={styles.buttons}>
        <Button size="small" onClick={onClose}>
          {t('ui:action.cancel')}
        </Button>
        <Button size="small" type="primary" disabled={!ready} onClick={resend}>
          {t('edit.resend')}
        </Button>
      </div>
    </div>
  );
}
