/** Longest question, as `QUESTION_MAX` of the contract (the page imports no values from there). */
export const QUESTION_LIMIT = 20_000;

/**
 * True for the Enter that sends. While an input method composes, Enter belongs to it (229 is its
 * key code in Safari and old Chromium).
 */
export function isSendKey(
  event: Pick<globalThis.KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'isComposing' | 'keyCode'>,
): boolean {
  return (
    event.key === 'Enter' &&
    !event.shiftKey &&
    !event.altKey &&
    !event.isComposing &&
    event.keyCode !== 229
  );
}
