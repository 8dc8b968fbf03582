import type { ConnectionDraft, PendingKey } from '../../../../shared/model/profile';
import { request } from '../../../lib/ipc';

/** An unfinished form, without secrets: the key itself waits in the main process. */
export interface KeptDraft {
  draft: ConnectionDraft;
  pendingKey: PendingKey | null;
}

let owner: string | null = null;
let kept: KeptDraft | null = null;

/**
 * Keeps what was typed while the person is on another screen. There is one unfinished form at a
 * time.
 */
export function keepDraft(target: string, draft: KeptDraft): void {
  owner = target;
  kept = draft;
}

/**
 * What was typed for this connection. A key that waits for another connection is discarded, so that
 * it cannot be saved with this one.
 */
export function keptDraft(target: string): KeptDraft | null {
  if (owner === target) return kept;
  if (kept?.pendingKey) void request('setup.discardSecret');
  owner = target;
  kept = null;
  return null;
}

/** The form is finished. */
export function forgetDraft(target: string): void {
  if (owner === target) kept = null;
}
