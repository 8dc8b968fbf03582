/**
 * Whether the person is already typing in a dialog: a dialog takes a moment to open and must not
 * steal the focus then.
 */
export function isTypingInDialog(): boolean {
  const field = document.activeElement;
  return (
    field !== null && field.matches('input, textarea') && field.closest('[role="dialog"]') !== null
  );
}
