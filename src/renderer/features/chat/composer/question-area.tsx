import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isSendKey } from './send-key';
import styles from './composer.module.css';

interface QuestionAreaProps {
  text: string;
  onType: (text: string) => void;
  /** The send key was pressed, whether or not there is something to send. */
  onSend: () => void;
  /** Files were pasted. */
  onFiles: (files: File[]) => void;
}

/** The field a question is typed into; it has the focus from the start and grows with its text. */
export function QuestionArea({ text, onType, onSend, onFiles }: QuestionAreaProps): ReactNode {
  const { t } = useTranslation('chat');
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isSendKey(event.nativeEvent)) return;
    event.preventDefault();
    onSend();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    onFiles(pasted);
  };
  return (
    <>
      <textarea
        ref={area}
        className={styles.area}
        rows={1}
        value={text}
        aria-label={t('composer.label')}
        aria-describedby="composer-hint"
        placeholder={t('composer.placeholder')}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {/* The same text, invisible: makes the box as high as the text. */}
      <div className={styles.sizer} aria-hidden="true">{`${text} `}</div>
    </>
  );
}
