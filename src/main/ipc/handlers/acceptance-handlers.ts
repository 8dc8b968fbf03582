import type { AcceptanceService } from '../../../core/acceptance/acceptance-service';
import { AppError } from '../../../core/lib/errors';
import type { AcceptanceRun, AcceptanceRunSummary } from '../../../shared/model/acceptance';
import type { DesktopActions } from '../../desktop-actions';
import type { HandlersOf } from '../dispatch';

export interface AcceptanceHandlerOptions {
  acceptance: AcceptanceService;
  desktop: DesktopActions;
}

/** Every request about the acceptance. */
export function acceptanceHandlers({
  acceptance,
  desktop,
}: AcceptanceHandlerOptions): HandlersOf<'acceptance'> {
  return {
    'acceptance.state': () => acceptance.state.snapshot,
    'acceptance.cost': (request) => acceptance.cost(request),
    'acceptance.start': async (request) => {
      if (acceptance.state.value.running) throw new AppError('ACCEPTANCE_RUNNING');
      await acceptance.begin(request);
    },
    'acceptance.cancel': () => acceptance.cancel(),
    'acceptance.runs': async () => (await acceptance.runs()).map(summaryOf),
    'acceptance.open': async ({ runId }) => {
      const { run, before } = await acceptance.openBeside(runId);
      return { run, before: before && summaryOf(before) };
    },
    'acceptance.remove': ({ runId }) => acceptance.remove(runId),
    'acceptance.saveReport': async ({ runId }) => {
      const { fileName, html } = await acceptance.report(runId);
      return { path: await desktop.saveTextFile(fileName, html) };
    },
    'acceptance.cases': () => acceptance.cases.list(),
    'acceptance.saveCase': (draft) => acceptance.cases.save(draft),
    'acceptance.removeCase': ({ caseId }) => acceptance.cases.remove(caseId),
    'acceptance.runCases': ({ caseId }) => acceptance.runCases(caseId),
    'acceptance.markSeen': () => acceptance.cases.markSeen(),
  };
}

function summaryOf({
  id,
  startedAt,
  ms,
  passed,
  conditions,
  criteria,
}: AcceptanceRun): AcceptanceRunSummary {
  return { id, startedAt, ms, passed, conditions, criteria };
}
