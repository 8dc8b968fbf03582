import { AppError } from '../../core/lib/errors';
import type { Handlers } from './dispatch';

/** Every request about KAI, each one core call. */
export function kaiHandlers(): Pick<Handlers, Extract<keyof Handlers, `kai.${string}`>> {
  const nothingYet = (): never => {
    throw new AppError('KAI_NOT_CONFIGURED');
  };
  const empty = (): { revision: number; value: never[] } => ({ revision: 0, value: [] });
  return {
    'kai.state': () => ({ revision: 0, value: { status: 'not-set-up', reason: null, target: '', checkedAt: null } }),
    'kai.servers': empty,
    'kai.saveServer': nothingYet,
    'kai.tryServer': nothingYet,
    'kai.removeServer': nothingYet,
    'kai.enableServer': nothingYet,
    'kai.setKey': nothingYet,
    'kai.reconnect': nothingYet,
    'kai.diagnose': nothingYet,
    'kai.tools': empty,
    'kai.refreshTools': nothingYet,
    'kai.setToolTimeout': nothingYet,
    'kai.setPolicy': nothingYet,
    'kai.callTool': nothingYet,
    'kai.cancelCall': nothingYet,
    'kai.calls': () => [],
    'kai.call': nothingYet,
    'kai.rerun': nothingYet,
    'kai.clearCalls': nothingYet,
    'kai.explainFailure': nothingYet,
    'kai.wireLog': () => [],
    'kai.clearWireLog': nothingYet,
    'kai.approvals': empty,
    'kai.answerApproval': nothingYet,
    'kai.rules': empty,
    'kai.removeRule': nothingYet,
    'kai.audit': () => [],
    'kai.drift': nothingYet,
    'kai.acceptDrift': nothingYet,
    'kai.blockDrift': nothingYet,
    'kai.questions': empty,
    'kai.answerQuestion': nothingYet,
    'kai.mapping': empty,
    'kai.setMapping': nothingYet,
    'kai.knowledgeRule': nothingYet,
  };
}
