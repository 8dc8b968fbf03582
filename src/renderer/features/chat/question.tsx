import { EditOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSendKey, QUESTION_LIMIT } from './send-key';
import styles from './question.module.css';

interface QuestionProps {
  text: string;
  /** Asks something else in its place; without it the question cannot be edited now. */
  onResend: ((text: string) => void) | undefined;
}

/** The person's own words; they can be changed and sent again, which makes another version. */
export function Question({ text, onResend }: QuestionProps): ReactNode {
  const { t } = useTranslation('chat');
  const [editing, setEditing] = useState(false);
  if (editing && onResend) return <Editor text={text} onClose={() => setEditing(false)} onResend={onResend} />;
  return (
    <div className={styles.row}>
      {onResend ? (
        <Button
          type="text"
          size="small"
          className={styles.edit ?? ''}
          icon={<EditOutlined />}
          aria-label={t('edit.start')}
          title={t('edit.start')}
          onClick={() => setEditing(true)}
        />
      ) : null}
      <p className={styles.question}>
        <span className="visually-hidden">{t('question')}: </span>
        {text}
      </p>
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
