import type { SettingsState } from './settings-state';

/** What closing the window does now. */
export type CloseDecision = 'ask' | 'hide' | 'quit';

/** Without a tray a hidden window could not be found again, so closing quits. */
export function closeDecision(
  trayIsShown: boolean,
  closeAction: 'ask' | 'tray' | 'quit',
): CloseDecision {
  if (!trayIsShown) return 'quit';
  return closeAction === 'tray' ? 'hide' : closeAction;
}

/** The person's answer; `remember` makes it the setting. */
export interface CloseAnswer {
  action: 'tray' | 'quit' | 'cancel';
  remember: boolean;
}

/** Carries out an answer. */
export function carryOutClose(
  { action, remember }: CloseAnswer,
  settings: SettingsState,
  shell: { hideWindow: () => void; quit: () => void },
): void {
  if (remember && action !== 'cancel') settings.change({ closeAction: action });
  if (action === 'tray') shell.hideWindow();
  if (action === 'quit') shell.quit();
}
