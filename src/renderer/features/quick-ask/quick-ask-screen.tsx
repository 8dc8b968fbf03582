import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../shared/model/error-view';
import { navigate } from '../../lib/hash-route';
import { onEvent, request } from '../../lib/ipc';
import { profilesState } from '../../lib/main-states';
import { copyText } from '../../lib/system-actions';
import { useMainState } from '../../lib/use-main-state';
import { CopyButton } from '../../ui/copy-button';
import { ErrorCard } from '../../ui/error-card';
import { QuickAskFrame } from './quick-ask-frame';

/** Sends a question; null if it was accepted, otherwise why not. */
type Ask = (text: string) => Promise<ErrorView | null>;

/** What the frame needs from the conversation in it. */
export interface QuickConversation {
  send: Ask;
  /** Given while an answer runs. */
  stop: (() => void) | undefined;
  answer: string;
}

export interface QuickAskScreenProps {
  /** Renders a stored conversation within the frame. */
  conversation: (
    conversationId: string,
    frame: (messages: ReactNode, state: QuickConversation) => ReactNode,
  ) => ReactNode;
}

/**
 * A quick question: a field, and below it the answer. The first question begins an ordinary
 * conversation.
 */
export function QuickAskScreen({ conversation }: QuickAskScreenProps): ReactNode {
  const [conversationId, setConversationId] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const startAnew = useCallback(() => {
    setConversationId(null);
    setRound((count) => count + 1);
  }, []);
  useEffect(() => onEvent('quick.shown', ({ fresh }) => fresh && startAnew()), [startAnew]);
  // A conversation belongs to the connection it was begun with.
  const activeId = useMainState(profilesState).value?.find(({ active }) => active)?.id;
  const [knownId, setKnownId] = useState(activeId);
  if (activeId !== knownId) {
    setKnownId(activeId);
    if (knownId !== undefined) startAnew();
  }
  const begin = useCallback<Ask>(async (text) => {
    const created = await request('chat.createConversation');
    if (!created.ok) return created.error;
    const { id } = created.value;
    const sent = await request('chat.send', { conversationId: id, text });
    if (sent.ok) setConversationId(id);
    else await request('chat.deleteConversation', { conversationId: id });
    return sent.ok ? null : sent.error;
  }, []);
  const openChat = useCallback(
    (id: string | null) => {
      void request('quick.openMain', { route: id === null ? ['chat', 'new'] : ['chat', id] });
      startAnew();
    },
    [startAnew],
  );
  const frame = (messages: ReactNode, state: QuickConversation): ReactNode => (
    <Asking
      key={round}
      messages={messages}
      state={state}
      conversationId={conversationId}
      onNew={startAnew}
      onOpenChat={openChat}
    />
  );
  return conversationId === null
    ? frame(null, { send: begin, stop: undefined, answer: '' })
    : conversation(conversationId, frame);
}

interface AskingProps {
  messages: ReactNode;
  state: QuickConversation;
  conversationId: string | null;
  onNew: () => void;
  onOpenChat: (conversationId: string | null) => void;
}

function Asking({
  messages,
  state: { send, stop, answer },
  conversationId,
  onNew,
  onOpenChat,
}: AskingProps): ReactNode {
  const { t } = useTranslation('quickAsk');
  const [text, setText] = useState('');
  const [error, setError] = useState<ErrorView | null>(null);
  const sending = useRef(false);
  const ask = async (): Promise<boolean> => {
    const question = text.trim();
    if (question === '' || sending.current) return false;
    sending.current = true;
    setText('');
    const refused = await send(question);
    sending.current = false;
    setError(refused);
    if (refused) setText(question);
    return refused === null;
  };
  const openChat = async (): Promise<void> => {
    // A question that is typed but not sent is sent first.
    if (text.trim() !== '' && conversationId !== null && !(await ask())) return;
    onOpenChat(conversationId);
  };
  return (
    <QuickAskFrame
      text={text}
      onType={setText}
      onAsk={() => void ask()}
      onOpenChat={() => void openChat()}
      onNew={conversationId === null ? undefined : onNew}
      onStop={stop}
      hasAnswer={messages !== null}
      actions={
        answer === '' ? null : <CopyButton text={answer} label={t('copy')} onCopy={copyText} />
      }
    >
      {messages}
      {error ? (
        <ErrorCard
          error={error}
          onCopy={copyText}
          action={
            error.code === 'NOT_CONFIGURED'
              ? { label: t('connect'), run: () => navigate(['connection']) }
              : undefined
          }
        />
      ) : null}
    </QuickAskFrame>
  );
}
