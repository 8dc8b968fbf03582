import type { Approver } from '../core/ports/tool-backend';
import type { CommonOptions } from './common-options';

/**
 * Which KAI tools may run in this command: `--approve`, else those that only read on the sandbox
 * and none elsewhere. The rest is asked for on a terminal and refused without one.
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
