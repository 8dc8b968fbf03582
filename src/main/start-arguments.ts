/** Set when the system starts the app: without a window. */
export const HIDDEN_ARGUMENT = '--hidden';
/** Opens the quick ask in the running app; for keys bound in a desktop's own settings. */
export const QUICK_ASK_ARGUMENT = '--quick-ask';
