import { ArrowUpOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BotCommand } from '../../../../shared/model/bot';
import { networkState } from '../../../lib/main-states';
import { useMainState } from '../../../lib/use-main-state';
import { AttachmentTray } from './attachment-tray';
import { ChatError } from '../conversation/chat-error';
import { CommandBar } from './command-bar';
import { DropZone } from './drop-zone';
import { LinkTrouble } from '../conversation/link-trouble';
import { QuestionArea } from './question-area';
import { QUESTION_LIMIT } from './send-key';
import { StopIcon } from './stop-icon';
import { useDraft } from './use-draft';
import type { SendQuestion } from '../turn/use-turn-actions';
import styles from './composer.module.css';

interface ComposerProps {
  /** The unsent question is kept under this name. */
  draftKey: string;
  /** Returns why the question was refused; it stays in the field then. */
  onSend: SendQuestion;
  /** Given while an answer runs. */
  onStop?: (() => void) | undefined;
  /** What the bot's author has prepared. */
  commands?: readonly BotCommand[] | undefined;
  /** Shown beside the hint: what else is set for the questions of this conversation. */
  mode?: ReactNode;
}

/**
 * Where questions are typed, and files added: picked, pasted or dropped. Enter sends, Shift+Enter
 * breaks the line, a composing input method keeps its Enter.
 */
export function Composer({
  draftKey,
  onSend,
  onStop,
  commands = [],
  mode,
}: ComposerProps): ReactNode {
  const { t } = useTranslation('chat');
  const { text, type, sending, error, send, files } = useDraft(draftKey, onSend);
  const count = text.trim().length;
  const isEmpty = count === 0 && files.attachments.length === 0;
  const tooLong = count > QUESTION_LIMIT;
  const ready = !isEmpty && !tooLong && !sending && files.pending === 0;
  return (
    <DropZone className={styles.composer ?? ''} onFiles={files.add}>
      {error ? <ChatError error={error} /> : null}
      <LinkTrouble />
      <CommandBar commands={commands} onSend={onSend} />
      <div className={styles.box}>
        <AttachmentTray files={files} />
        <Button
          type="text"
          className={styles.attach ?? ''}
          icon={<PaperClipOutlined aria-hidden="true" />}
          aria-label={t('attachment.add')}
          title={t('attachment.add')}
          onClick={files.pick}
        />
        <QuestionArea
          text={text}
          onType={type}
          onSend={() => {
            if (ready) void send();
          }}
          onFiles={files.add}
        />
        <SendButtons onStop={onStop} isEmpty={isEmpty} ready={ready} onSend={() => void send()} />
      </div>
      <div className={styles.foot}>
        {mode}
        <Hint count={count} isRunning={onStop !== undefined} />
      </div>
    </DropZone>
  );
}

/**
 * What Enter does, or what prevents sending: too many characters, or requests queued under the
 * limit a minute.
 */
function Hint({ count, isRunning }: { count: number; isRunning: boolean }): ReactNode {
  const { t } = useTranslation('chat');
  const waiting = useMainState(networkState).value?.waitingRequests ?? 0;
  if (count > QUESTION_LIMIT) {
    return (
      <p id="composer-hint" className={`${styles.hint} ${styles.fault}`} role="alert">
        {t('composer.tooLong', { max: QUESTION_LIMIT, count })}
      </p>
    );
  }
  return (
    <p id="composer-hint" className={styles.hint}>
      {waiting > 0
        ? t('composer.limited', { count: waiting })
        : t(isRunning ? 'composer.running' : 'composer.hint')}
    </p>
  );
}

interface SendButtonsProps {
  onStop: (() => void) | undefined;
  isEmpty: boolean;
  ready: boolean;
  onSend: () => void;
}

/** While an answer runs: stop and, once something is written, queue. Otherwise: send. */
function SendButtons({ onStop, isEmpty, ready, onSend }: SendButtonsProps): ReactNode {
  const { t } = useTranslation('chat');
  return (
    <div className={styles.buttons}>
      {onStop ? (
        <Button icon={<StopIcon />} onClick={onStop}>
          {t('composer.stop')}
        </Button>
      ) : null}
      {onStop && isEmpty ? null : (
        <Button
          type="primary"
          icon={<ArrowUpOutlined aria-hidden="true" />}
          disabled={!ready}
          onClick={onSend}
        >
          {t(onStop ? 'composer.queue' : 'composer.send')}
        </Button>
      )}
    </div>
  );
}
