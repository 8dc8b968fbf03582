import type { CheckResult } from '../../../shared/model/health';
import type { WizardStep } from '../../../shared/model/wizard';

/** The step in which a failed layer is mended. */
export function stepOfCheck({ id, layer }: Pick<CheckResult, 'id' | 'layer'>): WizardStep {
  if (id.startsWith('kai')) return 'kai';
  if (id === 'webhook') return 'webhook';
  switch (layer) {
    case 'key':
    case 'keychain':
      return 'key';
    case 'bot':
    case 'stream':
    case 'workspace':
      return 'bot';
    case 'scope':
      return 'app';
    case 'region':
      return 'platform';
    default:
      return 'sign-in';
  }
}
