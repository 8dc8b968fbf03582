import { PlusOutlined, SendOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keyWords } from '../../../shared/i18n/key-words';
import { onEvent, request } from '../../lib/ipc';
import { appState } from '../../lib/main-states';
import { useMainState } from '../../lib/use-main-state';
import { BrandMark } from '../../ui/brand-mark';
import { useFittingWindow } from './use-fitting-window';
import styles from './quick-ask.module.css';

/** Longest question, as `QUESTION_MAX` of the contract (the page imports no values from there). */
const QUESTION_LIMIT = 20_000;

interface QuickAskFrameProps {
  text: string;
  onType: (text: string) => void;
  onAsk: () => void;
  onOpenChat: () => void;
  /** Given once a question was asked. */
  onNew: (() => void) | undefined;
  /** Given while an answer runs. */
  onStop: (() => void) | undefined;
  hasAnswer: boolean;
  /** Shown in the foot. */
  actions: ReactNode;
  children: ReactNode;
}

/** The small window: the field, the answer, and a foot with the keys. Enter asks, Esc hides. */
export function QuickAskFrame({
  text,
  onType,
  onAsk,
  onOpenChat,
  onNew,
  onStop,
  hasAnswer,
  actions,
  children,
}: QuickAskFrameProps): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const frame = useFittingWindow(hasAnswer);
  useEffect(() => {
    const focus = (): void => {
      field.current?.focus();
      field.current?.select();
    };
    focus();
    return onEvent('quick.shown', focus);
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.nativeEvent.isComposing || event.keyCode === 229) return;
    const act = keyAction(event, event.target === field.current, {
      ask: onAsk,
      openChat: onOpenChat,
      startAnew: onNew,
    });
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the whole window
    <div className={styles.window} onKeyDown={onKeyDown}>
      <div ref={frame} className={hasAnswer ? `${styles.frame} ${styles.tall}` : styles.frame}>
        <Head
          field={field}
          text={text}
          onType={onType}
          onAsk={onAsk}
          onStop={onStop}
          isFollowUp={onNew !== undefined}
        />
        {children}
        <Foot onNew={onNew} onOpenChat={onOpenChat} actions={actions} />
      </div>
    </div>
  );
}

/**
 * A button for a new question or a hint about the keys, the actions of the answer, and the link to
 * the chat.
 */
function Foot({
  onNew,
  onOpenChat,
  actions,
}: Pick<QuickAskFrameProps, 'onNew' | 'onOpenChat' | 'actions'>): ReactNode {
  const { t } = useTranslation('quickAsk');
  const platform = useMainState(appState).value?.platform ?? 'linux';
  return (
    <div className={styles.foot}>
      {onNew ? (
        <Button type="text" size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={onNew}>
          {t('new')}
        </Button>
      ) : (
        <span className={styles.hint}>{t('hint')}</span>
      )}
      {actions}
      <Button type="text" size="small" className={styles.toChat ?? ''} onClick={onOpenChat}>
        {t('openChat')} <kbd>{keyWords('CommandOrControl+Enter', platform)}</kbd>
      </Button>
    </div>
  );
}

interface HeadProps extends Pick<QuickAskFrameProps, 'text' | 'onType' | 'onAsk' | 'onStop'> {
  field: RefObject<HTMLTextAreaElement | null>;
  isFollowUp: boolean;
}

/** The field, as high as its text, and the button beside it. */
function Head({ field, text, onType, onAsk, onStop, isFollowUp }: HeadProps): ReactNode {
  const { t } = useTranslation('quickAsk');
  return (
    <div className={styles.head}>
      <BrandMark />
      <div className={styles.box}>
        <textarea
          ref={field}
          className={styles.field}
          rows={1}
          maxLength={QUESTION_LIMIT}
          value={text}
          aria-label={t('field')}
          placeholder={t(isFollowUp ? 'followUp' : 'placeholder')}
          onChange={(event) => onType(event.target.value)}
        />
        {/* The same text, invisible: makes the box as high as the text. */}
        <div className={styles.sizer} aria-hidden="true">{`${text} `}</div>
      </div>
      {onStop ? (
        <Button onClick={onStop}>{t('stop')}</Button>
      ) : (
        <Button
          type="text"
          icon={<SendOutlined aria-hidden="true" />}
          disabled={text.trim() === ''}
          aria-label={t('ask')}
          title={t('ask')}
          onClick={onAsk}
        />
      )}
    </div>
  );
}

interface KeyActions {
  ask: () => void;
  openChat: () => void;
  startAnew: (() => void) | undefined;
}

/** What a key does here; null leaves it to the focused element. */
function keyAction(
  event: KeyboardEvent,
  inField: boolean,
  { ask, openChat, startAnew }: KeyActions,
): (() => void) | null {
  const hasCommand = event.ctrlKey || event.metaKey;
  if (event.key === 'Escape') return () => void request('quick.hide');
  if (event.key === 'Enter' && hasCommand) return openChat;
  if (event.key === 'Enter' && inField && !event.shiftKey && !event.altKey) return ask;
  return hasCommand && event.key.toLowerCase() === 'n' ? (startAnew ?? null) : null;
}
