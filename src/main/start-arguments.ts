/** With it the system starts the app: without a window. */
export const HIDDEN_ARGUMENT = '--hidden';
/**
 * Opens the quick ask in the app that runs already; for keys that are bound in a desktop's own
 * settings.
 */
export const QUICK_ASK_ARGUMENT = '--quick-ask';
