import type { AcceptanceTarget, TargetChoice } from '../../shared/model/acceptance';
import type { IsolatedApp } from './isolated-app';

/** What a choice of target means. */
export interface TargetFacts {
  target: AcceptanceTarget;
  /** Display name. */
  name: string;
  host: string;
  /** Allowed API calls per minute; null: no limit. */
  perMinute: number | null;
  connections: number;
  /** The target of the active profile: its saved cases are run as well. */
  isActive: boolean;
}

/**
 * Apps to run against, opened for one run and discarded afterwards. `loadTarget` takes load and
 * faults where the target must not: the same as `target` on this machine.
 */
export interface OpenTargets {
  target: IsolatedApp;
  loadTarget: IsolatedApp;
  dispose(): Promise<void>;
}

/**
 * Provides the targets. NOT_CONFIGURED, KEY_MISSING, PAT_MISSING for an active connection that
 * cannot be used.
 */
export interface AcceptanceTargets {
  facts(choice: TargetChoice): Promise<TargetFacts>;
  open(choice: TargetChoice): Promise<OpenTargets>;
}
