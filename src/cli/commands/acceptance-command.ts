import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { writeFileAtomically } from '../../adapters/atomic-file';
import type { AcceptanceService, RunRequest } from '../../core/acceptance/acceptance-service';
import type { App } from '../../core/app/app';
import { valueOf } from '../../core/acceptance/report/report-words';
import { AppError } from '../../core/lib/errors';
import type { AcceptanceRun, TargetChoice } from '../../shared/model/acceptance';
import { openAcceptance } from '../open-acceptance';
import type { Output } from '../output';

export interface AcceptanceCommandOptions {
  choice: TargetChoice;
  report?: string;
  /** Ids of criteria and checks, separated by commas. */
  only?: string;
  yes?: boolean;
  duration?: number;
  calls?: number;
}

/** `acceptance`: the list of the guide's acceptance. Answers whether all passed. */
export async function acceptanceCommand(
  app: App,
  options: AcceptanceCommandOptions,
  output: Output,
): Promise<boolean> {
  const acceptance = openAcceptance(app);
  const request = requestOf(options);
  const { calls } = await acceptance.cost(request);
  const agreed =
    options.yes === true || (calls > 0 && (await askToAgree(acceptance, request, app, output)));
  await listenForWebhookCases(app, acceptance);
  process.once('SIGINT', () => acceptance.cancel());
  const stopTelling = reportProgress(acceptance, app, output);
  try {
    const run = await acceptance.run({ ...request, agreed });
    if (options.report !== undefined)
      await writeFileAtomically(resolve(options.report), (await acceptance.report(run.id)).html);
    output.result(documentOf(run), linesOf(run, app));
    return run.passed;
  } finally {
    stopTelling();
    await acceptance.dispose();
  }
}

function requestOf({ choice, only, duration, calls }: AcceptanceCommandOptions): RunRequest {
  const ids = (only ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (only !== undefined && ids.length === 0)
    throw new AppError('INVALID_INPUT', { params: { detail: '--only' } });
  return {
    choice,
    only: ids,
    size: {
      ...(duration !== undefined && { seconds: duration }),
      ...(calls !== undefined && { calls }),
    },
  };
}

/** Only asks on a terminal; elsewhere the run itself refuses and names the cost. */
async function askToAgree(
  acceptance: AcceptanceService,
  request: RunRequest,
  { translator }: App,
  output: Output,
): Promise<boolean> {
  if (output.isJson || !process.stdin.isTTY || !process.stderr.isTTY) return false;
  const { targetName: name, calls, questions, seconds } = await acceptance.cost(request);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(
      `${translator.t('acceptance:ui.agreeText', { name, calls, questions, minutes: Math.ceil(seconds / 60) })} [y/n] `,
    );
    return ['y', 'yes'].includes(answer.trim().toLowerCase());
  } finally {
    terminal.close();
  }
}

/** Saved deliveries are sent through the real listener, which a command only opens when needed. */
async function listenForWebhookCases(app: App, acceptance: AcceptanceService): Promise<void> {
  if (!(await acceptance.cases.list()).some(({ kind }) => kind === 'webhook')) return;
  const webhooks = await app.webhooks();
  await webhooks.begin();
  await webhooks.listen(0);
}

function reportProgress(
  acceptance: AcceptanceService,
  { translator }: App,
  output: Output,
): () => void {
  let printed = '';
  return acceptance.state.subscribe(({ value: { running } }) => {
    if (!running || running.phase === printed) return;
    printed = running.phase;
    const left = translator.t('acceptance:ui.left', { count: running.secondsLeft });
    output.note(
      `${running.percent} %  ${translator.t(`acceptance:phase.${running.phase}`)}  (${left})`,
    );
  });
}

/** The part scripts rely on, with additions. */
function documentOf(run: AcceptanceRun): unknown {
  return {
    ...run,
    checks: run.checks.map(({ id, passed, detail, error, ms }) => ({
      id,
      passed,
      detail: error ? `${detail.text} ${error.message}` : detail.text,
      error,
      ms,
    })),
  };
}

function linesOf(run: AcceptanceRun, { translator }: App): string {
  const t = (key: string, params = {}): string => translator.t(`acceptance:${key}`, params);
  return [
    ...run.checks.map(
      ({ id, passed, detail, error }) =>
        `${mark(passed)} ${t(`check.${id}`)}  ${detail.text}${error ? `\n    ${error.message} ${error.remedy}` : ''}`,
    ),
    ...run.criteria.map(({ id, passed, measured, target }) => {
      const value = valueOf({ id, measured }, translator);
      const wanted = t(`target.${id}`, { value: target });
      return `${mark(passed)} ${t(`criterion.${id}`)}  ${value}  (${wanted})`;
    }),
    ...run.faults.map(({ id, recoveryMs }) => {
      const seconds = ((recoveryMs ?? 0) / 1000).toFixed(2);
      const recovery =
        recoveryMs === null ? t('notRecovered') : t('value.recovery', { value: seconds });
      return `    ${t(`fault.${id}`)}  ${recovery}`;
    }),
    ...run.cases.map(({ name, passed, detail }) => `${mark(passed)} ${name}  ${detail}`),
    t(run.passed ? 'report.passed' : 'report.failed'),
  ].join('\n');
}

function mark(passed: boolean): string {
  return passed ? '●' : '■';
}
