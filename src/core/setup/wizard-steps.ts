import {
  WIZARD_STEPS,
  type WizardDraft,
  type WizardRecord,
  type WizardStep,
  type WizardStepStatus,
} from '../../shared/model/wizard';

/**
 * A marker of the draft's key or token that changes with it and reveals nothing about it; null
 * without one.
 */
export type SecretMark = string | null;

/**
 * The values a sign-in was proved with: it has to be proved again only when one of them changes.
 */
export function signInProof({ apiBase, auth, appId, kid }: WizardDraft, mark: SecretMark): string {
  return mark === null
    ? ''
    : [apiBase, auth, ...(auth === 'jwt' ? [appId, kid] : []), mark].join('|');
}

/** The same for the bot, which is asked with that sign-in. */
export function botProof(draft: WizardDraft, mark: SecretMark): string {
  const signIn = signInProof(draft, mark);
  return signIn === '' || draft.botId === '' ? '' : `${signIn}|${draft.botId}`;
}

/**
 * Status of every step. A proved step opens again when one of its values changes, with the steps
 * that depend on it and no others.
 */
export function stepStatuses(
  record: WizardRecord,
  mark: SecretMark,
): { step: WizardStep; status: WizardStepStatus }[] {
  return WIZARD_STEPS.map((step) => ({ step, status: statusOf(step, record, mark) }));
}

/** The next open step from here on, then from the start; the last one when all are done. */
export function nextOpenStep(record: WizardRecord, mark: SecretMark, from: WizardStep): WizardStep {
  const at = WIZARD_STEPS.indexOf(from);
  const order = [...WIZARD_STEPS.slice(at + 1), ...WIZARD_STEPS.slice(0, at + 1)];
  return order.find((step) => statusOf(step, record, mark) === 'open') ?? 'check';
}

function statusOf(step: WizardStep, record: WizardRecord, mark: SecretMark): WizardStepStatus {
  const { draft, proofs, confirmed, skipped, profileId } = record;
  const signedIn = proofs.signIn !== '' && proofs.signIn === signInProof(draft, mark);
  switch (step) {
    case 'platform':
      return doneIf(signedIn || (confirmed.includes(step) && draft.apiBase !== ''));
    case 'app':
      return doneIf(signedIn || confirmed.includes(step));
    case 'key':
      return draft.auth === 'pat' ? 'unneeded' : doneIf(mark !== null);
    case 'sign-in':
      return doneIf(signedIn);
    case 'bot':
      return doneIf(
        profileId !== null && proofs.bot !== '' && proofs.bot === botProof(draft, mark),
      );
    case 'kai':
    case 'webhook':
    case 'check':
      return skipped.includes(step) ? 'skipped' : doneIf(confirmed.includes(step));
    default:
      return step satisfies never;
  }
}

function doneIf(done: boolean): WizardStepStatus {
  return done ? 'done' : 'open';
}
