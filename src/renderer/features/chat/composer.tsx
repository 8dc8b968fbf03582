import { ArrowUpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../shared/model/error-view';
import { ChatError } from './chat-error';
import { readDraft, writeDraft } from './draft-store';
import { isSendKey, QUESTION_LIMIT } from './send-key';
import styles from './composer.module.css';

interface ComposerProps {
  /** Under this name an unsent text is kept. */
  draftKey: string;
  /** Answers why the question was not taken; then the text stays. */
  onSend: (text: string) => Promise<ErrorView | null>;
  /** Given while an answer runs. */
  onStop?: (() => void) | undefined;
}

/** Where questions are typed. Enter sends, Shift+Enter breaks the line, a composing input method keeps its Enter. */
export function Composer({ draftKey, onSend, onStop }: ComposerProps): ReactNode {
  const { t } = useTranslation('chat');
  const { text, type, sending, error, send } = useDraft(draftKey, onSend);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  const count = text.trim().length;
  const tooLong = count > QUESTION_LIMIT;
  const ready = count > 0 && !tooLong && !sending;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isSendKey(event.nativeEvent)) return;
    event.preventDefault();
    if (ready) void send();
  };
  return (
    <div className={styles.composer}>
      {error ? <ChatError error={error} /> : null}
      <div className={styles.box}>
        <textarea
          ref={area}
          className={styles.area}
          rows={1}
          value={text}
          aria-label={t('composer.label')}
          aria-describedby="composer-hint"
          placeholder={t('composer.placeholder')}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {/* The same text, invisible: makes the box as high as its words. */}
        <div className={styles.sizer} aria-hidden="true">{`${text} `}</div>
        <div className={styles.buttons}>
          {onStop ? (
            <Button icon={<StopIcon />} onClick={onStop}>
              {t('composer.stop')}
            </Button>
          ) : null}
          {onStop && count === 0 ? null : (
            <Button type="primary" icon={<ArrowUpOutlined />} disabled={!ready} onClick={() => void send()}>
              {t(onStop ? 'composer.queue' : 'composer.send')}
            </Button>
          )}
        </div>
      </div>
      <p id="composer-hint" className={tooLong ? `${styles.hint} ${styles.fault}` : styles.hint} role={tooLong ? 'alert' : undefined}>
        {tooLong ? t('composer.tooLong', { max: QUESTION_LIMIT, count }) : t(onStop ? 'composer.running' : 'composer.hint')}
      </p>
    </div>
  );
}

function useDraft(draftKey: string, onSend: ComposerProps['onSend']) {
  const [text, setText] = useState(() => readDraft(draftKey));
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<ErrorView | null>(null);
  const type = (next: string): void => {
    setText(next);
    writeDraft(draftKey, next);
  };
  const send = async (): Promise<void> => {
    setSending(true);
    setError(null);
    const failure = await onSend(text.trim());
    setSending(false);
    if (failure) setError(failure);
    else type('');
  };
  return { text, type, sending, error, send };
}

function StopIcon(): ReactNode {
  return (
    <span className="anticon" aria-hidden="true">
      <svg width="1em" height="1em" viewBox="0 0 14 14">
        <rect x="2" y="2" width="10" height="10" rx="1.5" fill="currentColor" />
      </svg>
    </span>
  );
}
