import type { Attachment } from '../../../../shared/model/attachment';

/** What was written and chosen but not sent. */
export interface Draft {
  text: string;
  attachments: readonly Attachment[];
}

const drafts = new Map<string, Draft>();
const EMPTY: Draft = { text: '', attachments: [] };

/** The draft of a conversation; survives a visit to another screen. */
export function readDraft(conversationId: string): Draft {
  return drafts.get(conversationId) ?? EMPTY;
}

/** Keeps the draft; an empty one is removed. */
export function changeDraft(conversationId: string, change: Partial<Draft>): void {
  const draft = { ...readDraft(conversationId), ...change };
  if (draft.text === '' && draft.attachments.length === 0) drafts.delete(conversationId);
  else drafts.set(conversationId, draft);
}
