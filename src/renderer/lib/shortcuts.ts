import type { ShortcutAction } from '../../shared/model/shortcut';

/** The default keys of every action inside the window, as Electron writes them. */
export const USUAL_KEYS: Readonly<Record<ShortcutAction, string>> = {
  'new-chat': 'CommandOrControl+N',
  search: 'CommandOrControl+F',
  chat: 'CommandOrControl+1',
  kai: 'CommandOrControl+2',
  webhooks: 'CommandOrControl+3',
  connection: 'CommandOrControl+4',
  settings: 'CommandOrControl+,',
  'quick-ask': 'CommandOrControl+K',
};

/** Keys that differ from the defaults, by action; empty for none. */
export type ChosenKeys = Partial<Record<ShortcutAction, string>>;
export const SHORTCUT_ACTIONS = Object.keys(USUAL_KEYS).filter((name): name is ShortcutAction =>
  Object.hasOwn(USUAL_KEYS, name),
);

/** The parts of a keyboard event that matter. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

/** Keys that edit text everywhere keep their meaning. */
const RESERVED = new Set(
  [
    'A',
    'C',
    'V',
    'X',
    'Y',
    'Z',
    'Shift+Z',
    'Left',
    'Right',
    'Up',
    'Down',
    'Backspace',
    'Delete',
    'Enter',
    'Home',
    'End',
  ].map((key) => `CommandOrControl+${key}`),
);
const NAMED: Readonly<Record<string, string>> = {
  Space: 'Space',
  Tab: 'Tab',
  Enter: 'Enter',
  NumpadEnter: 'Enter',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  NumpadAdd: 'Plus',
};

/**
 * The pressed keys as an accelerator; null while only modifiers are held, for a key without a name,
 * and for keys that belong to an input method.
 */
export function acceleratorOf(press: KeyPress, platform: string): string | null {
  const key = keyName(press);
  if (key === null || press.isComposing) return null;
  const isMac = platform === 'darwin';
  const modifiers = [
    (isMac ? press.metaKey : press.ctrlKey) ? 'CommandOrControl' : null,
    isMac && press.ctrlKey ? 'Control' : null,
    !isMac && press.metaKey ? 'Super' : null,
    press.altKey ? 'Alt' : null,
    press.shiftKey ? 'Shift' : null,
  ].filter((part) => part !== null);
  return [...modifiers, key].join('+');
}

/**
 * Letters by the character they write, so that they match the keyboard's layout; other keys by
 * position.
 */
function keyName({ key, code }: KeyPress): string | null {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const placed = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code);
  if (placed) return placed[1] ?? placed[2] ?? null;
  if (/^F(?:[1-9]|1\d|2[0-4])$/.test(code)) return code;
  return NAMED[code] ?? null;
}

/** The keys of an action now; empty for none. */
export function keysOf(action: ShortcutAction, chosen: ChosenKeys): string {
  return chosen[action] ?? USUAL_KEYS[action];
}

/** What the pressed keys do, or null. */
export function actionOf(
  press: KeyPress,
  chosen: ChosenKeys,
  platform: string,
): ShortcutAction | null {
  const pressed = acceleratorOf(press, platform);
  if (pressed === null) return null;
  return SHORTCUT_ACTIONS.find((action) => keysOf(action, chosen) === pressed) ?? null;
}

/**
 * Why keys cannot be chosen: already in use, reserved for editing text, or without a modifier; null
 * if they can.
 */
export type KeyFault =
  | { kind: 'conflict'; other: ShortcutAction | 'global' }
  | { kind: 'reserved' }
  | { kind: 'needs-modifier' };

/**
 * `owner`: the action they are for; `global` is the quick ask from anywhere, whose keys are
 * `globalKeys`.
 */
export function keyFault(
  accelerator: string,
  owner: ShortcutAction | 'global',
  chosen: ChosenKeys,
  globalKeys: string,
): KeyFault | null {
  if (
    !/^(?:Shift\+)?F\d/.test(accelerator) &&
    !/(?:CommandOrControl|Control|Alt|Super)\+/.test(accelerator)
  )
    return { kind: 'needs-modifier' };
  if (RESERVED.has(accelerator)) return { kind: 'reserved' };
  const other = SHORTCUT_ACTIONS.find(
    (action) => action !== owner && keysOf(action, chosen) === accelerator,
  );
  if (other) return { kind: 'conflict', other };
  return owner !== 'global' && accelerator === globalKeys
    ? { kind: 'conflict', other: 'global' }
    : null;
}
