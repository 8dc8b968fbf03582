import type { CheckResult } from '../../../shared/model/health';
import type { WizardStep } from '../../../shared/model/wizard';

/** Layers that are fixed in another step than signing in. */
const STEPS: Partial<Record<CheckResult['layer'], WizardStep>> = {
  key: 'key',
  keychain: 'key',
  bot: 'bot',
  stream: 'bot',
  workspace: 'bot',
  scope: 'app',
  region: 'platform',
  kai: 'kai',
  tool: 'kai',
  webhook: 'webhook',
};

/** The step in which a failed layer is fixed. */
export function stepOfCheck({ id, layer }: Pick<CheckResult, 'id' | 'layer'>): WizardStep {
  return id.startsWith('kai') ? 'kai' : (STEPS[layer] ?? 'sign-in');
}
