import type { Approver } from '../core/ports/tool-backend';
import type { CommonOptions } from './common-options';

/**
 * Which KAI tools may run in this command: `--approve`, otherwise read-only ones in the sandbox and
 * none elsewhere. For the rest it asks on a terminal and refuses without one.
 */
export function approverOf(options: Pick<CommonOptions, 'approve' | 'sandbox' | 'json'>): Approver {
  return {
    allows: options.approve ?? (options.sandbox ? 'read-only' : 'none'),
    asks: isInteractive(options.json),
  };
}

function isInteractive(isJson: boolean): boolean {
  return !isJson && process.stdin.isTTY && process.stderr.isTTY;
}
