const NAMES: Readonly<Record<string, string>> = {
  Super: 'Super',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  Plus: '+',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};
const MAC_NAMES: Readonly<Record<string, string>> = {
  CommandOrControl: '⌘',
  Command: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Super: '⌘',
};

/**
 * Keys such as `CommandOrControl+Shift+Space` as they are written on the keyboard, in either
 * language. Empty for none.
 */
export function keyWords(accelerator: string, platform: string): string {
  if (accelerator === '') return '';
  const parts = accelerator.split('+');
  const isMac = platform === 'darwin';
  const words = parts.map(
    (part) =>
      (isMac ? MAC_NAMES[part] : undefined) ??
      NAMES[part] ??
      (part === 'CommandOrControl' || part === 'Control' ? 'Ctrl' : part),
  );
  return words.join(isMac ? ' ' : '+');
}
