import type { WizardField } from '../../../shared/model/wizard';

/** Marks an input of the wizard: the value it holds. */
export const FIELD_MARK = 'data-wizard-field';

const TARGETS = [
  'apiBase',
  'appId',
  'kid',
  'workspaceId',
  'botId',
  'kaiUrl',
  'publicUrl',
  'pat',
  'kaiKey',
] as const satisfies readonly (WizardField | 'pat' | 'kaiKey')[];

/**
 * Which value an element holds; `other` for an input that is none of the wizard's values, null for
 * anything else.
 */
export function fieldOf(
  target: EventTarget | null,
): WizardField | 'pat' | 'kaiKey' | 'other' | null {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return null;
  const name = target.getAttribute(FIELD_MARK);
  return TARGETS.find((each) => each === name) ?? 'other';
}

/**
 * A value that needs no reading: pasted as the system pastes it, at the caret. Tokens are not among
 * them.
 */
export function isPlainValue(text: string): boolean {
  return /^[\w.-]{1,100}$/.test(text) && !/^(?:pat|sat|cz[su])_/.test(text);
}
