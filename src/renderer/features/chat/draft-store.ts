const drafts = new Map<string, string>();

/** What was typed but not sent in a conversation; survives a look at another screen. */
export function readDraft(conversationId: string): string {
  return drafts.get(conversationId) ?? '';
}

/** Remembers what is typed; an empty text is forgotten. */
export function writeDraft(conversationId: string, text: string): void {
  if (text === '') drafts.delete(conversationId);
  else drafts.set(conversationId, text);
}
