import type { App } from '../../../core/app/app';
import { describeChecks, DIAGNOSIS_LIMIT_MS, runChecks } from '../../../core/health/doctor';
import { explainFailure } from '../../../core/kai/explain-failure';
import { KNOWLEDGE_RULE } from '../../../core/kai/knowledge/knowledge-rule';
import type { KaiService } from '../../../core/kai/kai-service';
import type { StoredCall } from '../../../core/kai/store/kai-call-store';
import type { KaiCall } from '../../../shared/model/kai-call';
import type { DoctorReport } from '../../../shared/model/health';
import type { HealthCheck } from '../../../core/ports/health-check';
import type { Handlers, HandlersOf } from '../dispatch';

/** Every request about KAI, each one core call. */
export function kaiHandlers(app: App): HandlersOf<'kai'> {
  const kai = (): Promise<KaiService> => app.kai.get();
  const view = (call: StoredCall): KaiCall => describeCall(call, app);
  const run = async (
    prepared: Promise<{ checks: HealthCheck[]; dispose: () => Promise<void> }>,
  ): Promise<DoctorReport> => {
    const { checks, dispose } = await prepared;
    try {
      return describeChecks(
        await runChecks(checks, AbortSignal.timeout(DIAGNOSIS_LIMIT_MS)),
        app.translator,
      );
    } finally {
      await dispose();
    }
  };
  return {
    'kai.state': () => app.kai.state.snapshot,
    'kai.servers': async () => (await kai()).servers.views.snapshot,
    'kai.saveServer': async ({ draft, apiKey, keep }) =>
      (await kai()).serverSettings.save(draft, apiKey, keep),
    'kai.tryServer': async ({ draft, apiKey }) =>
      run((await kai()).serverSettings.draftChecks(draft, apiKey)),
    'kai.removeServer': async ({ serverId }) => (await kai()).serverSettings.remove(serverId),
    'kai.enableServer': async ({ serverId, enabled }) =>
      (await kai()).serverSettings.enable(serverId, enabled),
    'kai.setKey': async ({ serverId, apiKey, keep }) =>
      (await kai()).serverSettings.setKey(serverId, apiKey, keep),
    'kai.reconnect': async ({ serverId }) => (await kai()).servers.reconnect(serverId),
    'kai.diagnose': async ({ serverId }) => run((await kai()).serverSettings.checks(serverId)),
    ...toolHandlers(kai),
    'kai.callTool': async ({ payload, timeoutSeconds, ...address }) =>
      view((await kai()).console.call(address, payload, 'console', timeoutSeconds).record),
    'kai.cancelCall': async ({ callId }) => (await kai()).calls.cancel(callId),
    'kai.calls': async ({ serverId, toolName, beforeId, limit }) =>
      (await kai()).console.list({ serverId, toolName }, limit, beforeId).map(view),
    'kai.call': async ({ callId }) => view((await kai()).calls.get(callId)),
    'kai.rerun': async ({ callId }) => view((await kai()).console.rerun(callId).record),
    'kai.clearCalls': async (filter) => (await kai()).history.clear(filter),
    'kai.explainFailure': async ({ callId }) => {
      const service = await kai();
      const call = service.calls.get(callId);
      const { checks } = await run(service.serverSettings.checks(call.serverId)).catch(() => ({
        checks: [],
      }));
      return explainFailure(call, checks, app.translator);
    },
    'kai.wireLog': async ({ limit, serverId }) => (await kai()).wireLog.newest(limit, serverId),
    'kai.clearWireLog': async () => (await kai()).wireLog.clear(),
    ...decisionHandlers(kai),
  };
}

type Kai = () => Promise<KaiService>;
type Part<N extends keyof Handlers> = Pick<Handlers, N>;

function toolHandlers(
  kai: Kai,
): Part<
  | 'kai.tools'
  | 'kai.refreshTools'
  | 'kai.setToolTimeout'
  | 'kai.setPolicy'
  | 'kai.drift'
  | 'kai.acceptDrift'
  | 'kai.blockDrift'
> {
  return {
    'kai.tools': async () => (await kai()).tools.views.snapshot,
    'kai.refreshTools': async ({ serverId }) => {
      await (await kai()).servers.connectionOf(serverId).refresh();
    },
    'kai.setToolTimeout': async ({ timeoutSeconds, ...address }) =>
      (await kai()).serverSettings.setToolTimeout(address, timeoutSeconds),
    'kai.setPolicy': async ({ policy, ...address }) =>
      (await kai()).tools.setPolicy(address, policy),
    'kai.drift': async (address) => (await kai()).tools.drift(address),
    'kai.acceptDrift': async (address) => (await kai()).tools.acceptDrift(address),
    'kai.blockDrift': async (address) => (await kai()).tools.blockDrift(address),
  };
}

type DecisionName =
  | 'kai.approvals'
  | 'kai.answerApproval'
  | 'kai.rules'
  | 'kai.removeRule'
  | 'kai.audit'
  | 'kai.questions'
  | 'kai.answerQuestion'
  | 'kai.mapping'
  | 'kai.setMapping'
  | 'kai.knowledgeRule';

function decisionHandlers(kai: Kai): Part<DecisionName> {
  return {
    'kai.approvals': async () => (await kai()).approval.pending.snapshot,
    'kai.answerApproval': async ({ approvalId, answer, pattern }) =>
      (await kai()).approval.answer(approvalId, answer, pattern),
    'kai.rules': async () => (await kai()).tools.rules.snapshot,
    'kai.removeRule': async ({ ruleId }) => (await kai()).tools.removeRule(ruleId),
    'kai.audit': async ({ limit, beforeNumber }) => (await kai()).auditLog(limit, beforeNumber),
    'kai.questions': async () => (await kai()).questions.questions.snapshot,
    'kai.answerQuestion': async ({ questionId, ...answer }) =>
      (await kai()).questions.answer(questionId, answer),
    'kai.mapping': async () => (await kai()).tools.mapping.snapshot,
    'kai.setMapping': async ({ botToolName, target }) =>
      (await kai()).tools.setMapping(botToolName, target),
    'kai.knowledgeRule': () => KNOWLEDGE_RULE,
  };
}

/** A call for the page: its error in the person's language. */
export function describeCall(call: StoredCall, app: App): KaiCall {
  return { ...call, error: call.error && app.translator.describe(call.error) };
}
