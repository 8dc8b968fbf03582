import { z } from 'zod';

/** Actions with keys inside the window. */
export const shortcutActionSchema = z.enum([
  'new-chat',
  'search',
  'chat',
  'kai',
  'webhooks',
  'connection',
  'settings',
  'quick-ask',
]);
export type ShortcutAction = z.infer<typeof shortcutActionSchema>;

const MODIFIER = '(?:CommandOrControl|Control|Command|Alt|Super|Shift)';
const MODIFIER_BUT_SHIFT = '(?:CommandOrControl|Control|Command|Alt|Super)';
const NAMED_KEY =
  'Space|Tab|Enter|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Up|Down|Left|Right|Plus';
const PUNCTUATION = /[,./;'[\]\\`=-]/.source;
const KEY = String.raw`(?:[A-Z0-9]|F(?:1\d|2[0-4]|[1-9])|${NAMED_KEY}|${PUNCTUATION})`;

/**
 * Keys in Electron's notation: `CommandOrControl+Shift+Space`. One key, preceded by modifiers; a
 * modifier other than Shift, or a function key, so that normal typing is not affected.
 * `CommandOrControl` is Command on macOS and Control elsewhere.
 */
export const acceleratorSchema = z
  .string()
  .max(60)
  .regex(
    new RegExp(
      String.raw`^(?=(?:Shift\+)?F\d|.*${MODIFIER_BUT_SHIFT}\+)(?:${MODIFIER}\+){0,4}${KEY}$`,
    ),
  );
