import { useCallback, useState } from 'react';
import type { Attachment } from '../../../../shared/model/attachment';
import type { ErrorView } from '../../../../shared/model/error-view';
import { changeDraft, readDraft } from './draft-store';
import { type ChosenFiles, useAttachments } from './use-attachments';
import type { SendQuestion } from '../turn/use-turn-actions';

interface DraftState {
  text: string;
  type: (text: string) => void;
  files: ChosenFiles;
  sending: boolean;
  /** Why the question was not taken. */
  error: ErrorView | null;
  send: () => Promise<void>;
}

/** The question being written, kept under a name. */
export function useDraft(draftKey: string, onSend: SendQuestion): DraftState {
  const [initial] = useState(() => readDraft(draftKey));
  const [text, setText] = useState(initial.text);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<ErrorView | null>(null);
  const remember = useCallback(
    (attachments: readonly Attachment[]) => changeDraft(draftKey, { attachments }),
    [draftKey],
  );
  const files = useAttachments(initial.attachments, remember);
  const type = (next: string): void => {
    setText(next);
    changeDraft(draftKey, { text: next });
  };
  const send = async (): Promise<void> => {
    setSending(true);
    setError(null);
    const failure = await onSend(text.trim(), {
      attachmentIds: files.attachments.map(({ id }) => id),
    });
    setSending(false);
    if (failure) return setError(failure);
    // What was sent is no longer a draft, even if the page has moved on to the conversation by now.
    changeDraft(draftKey, { text: '', attachments: [] });
    setText('');
    files.clear();
  };
  return { text, type, files, sending, error, send };
}
