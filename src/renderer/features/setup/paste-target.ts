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
 * Which value an element holds; `other` for an input that is not one of the wizard's, null for
 * anything else.
 */
export function fieldOf(
  target: EventTarget | null,
): WizardField | 'pat' | 'kaiKey' | 'other' | null {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return null;
  const name = target.getAttribute(FIELD_MARK);
  return TARGETS.find((each) => each === name) ?? 'other';
}

/** A plain value, left to the system to paste at the caret. Tokens are not plain. */
export function isPlainValue(text: string): boolean {
  return /^[\w.-]{1,100}$/.test(text) && !/^(?:pat|sat|cz[su])_/.test(text);
}
