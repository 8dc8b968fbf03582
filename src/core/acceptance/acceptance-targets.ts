import type { AcceptanceTarget, TargetChoice } from '../../shared/model/acceptance';
import type { IsolatedApp } from './isolated-app';

/** What a choice leads to. */
export interface TargetFacts {
  target: AcceptanceTarget;
  /** In a person's words. */
  name: string;
  host: string;
  /** API calls a minute that are allowed; null: no limit. */
  perMinute: number | null;
  connections: number;
  /** It is what the active profile leads to: its saved cases run along. */
  isActive: boolean;
}

/**
 * Products to run against, opened for one run and thrown away after it. `loadTarget` takes load and
 * faults where the target must not: the same as `target` on this machine.
 */
export interface OpenTargets {
  target: IsolatedApp;
  loadTarget: IsolatedApp;
  dispose(): Promise<void>;
}

/**
 * Who knows the targets. NOT_CONFIGURED, KEY_MISSING, PAT_MISSING for an active connection that
 * cannot be used.
 */
export interface AcceptanceTargets {
  facts(choice: TargetChoice): Promise<TargetFacts>;
  open(choice: TargetChoice): Promise<OpenTargets>;
}
