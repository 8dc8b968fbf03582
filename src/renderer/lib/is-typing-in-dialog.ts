/**
 * Is the person in a field of a dialog already: a dialog takes a moment to open, and must not take
 * the words away from where they go.
 */
export function isTypingInDialog(): boolean {
  const field = document.activeElement;
  return (
    field !== null && field.matches('input, textarea') && field.closest('[role="dialog"]') !== null
  );
}
