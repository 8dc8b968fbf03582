import type {
  AcceptanceCheck,
  AcceptanceCheckId,
  AcceptanceRun,
  Criterion,
  CriterionId,
  FaultResult,
  LoadFigures,
  SeriesFigures,
} from '../../shared/model/acceptance';
import { AppError, toAppError } from '../lib/errors';
import type { Translator } from '../lib/translator';
import type { Clock } from '../ports/clock';
import { TARGETS, type AcceptancePlan } from './acceptance-plan';
import type { IsolatedApp } from './isolated-app';
import { askOnce } from './ask-once';
import type { AcceptanceCheckDefinition, CheckFinding } from './checks/acceptance-check';
import { FailureList } from './failure-list';
import type { Fault } from './faults/fault';
import { measureRecovery } from './faults/recovery-test';
import { runCallSeries } from './load/call-series';
import { callersFor, runLoad, throughputOf } from './load/load-test';
import { RunProgress, type RunningView } from './run-progress';
import { sentence } from './sentences';

/**
 * What a run needs: the target and, for what must not be done to the cloud, a sandbox beside it.
 */
export interface AcceptanceExecutionOptions {
  plan: AcceptancePlan;
  target: IsolatedApp;
  /** For load and faults; the target itself when it is on this machine. */
  loadTarget: IsolatedApp;
  checks: readonly AcceptanceCheckDefinition[];
  faults: readonly Fault[];
  /** The faults made on the target itself. */
  onTarget: ReadonlySet<Fault>;
  cases: () => Promise<AcceptanceRun['cases']>;
  question: string;
  perMinute: number | null;
  clock: Clock;
  translator: Translator;
  report: (view: RunningView) => void;
}

/** Findings of a run; the service adds where and when. */
export type RunFindings = Pick<
  AcceptanceRun,
  | 'passed'
  | 'criteria'
  | 'checks'
  | 'series'
  | 'load'
  | 'faults'
  | 'cases'
  | 'failures'
  | 'failuresInAll'
>;

/** Shortest assumed time of an answer in milliseconds, to calculate the number of callers. */
const FIRST_GUESS_MS = 50;

/** One run from start to end. Rejects with ABORTED when the signal fires. */
export class AcceptanceExecution {
  private readonly failureList = new FailureList();
  private readonly progress: RunProgress;
  private readonly checks: AcceptanceCheck[] = [];
  private readonly criteria: Criterion[] = [];

  constructor(
    private readonly options: AcceptanceExecutionOptions,
    private readonly signal: AbortSignal,
  ) {
    this.progress = new RunProgress(options.plan, options.clock, options.report);
  }

  async run(): Promise<RunFindings> {
    await this.runChecks();
    const series = await this.runSeries();
    const load = await this.runLoad(series);
    const faults = await this.runFaults();
    this.progress.enter('cases');
    const cases = this.options.plan.cases ? await this.options.cases() : [];
    this.throwIfAborted();
    this.judgePerformance();
    this.progress.enter('ending');
    const passed =
      this.criteria.every((criterion) => criterion.passed) &&
      this.checks.every((check) => check.passed) &&
      cases.every((one) => one.passed);
    return {
      passed,
      criteria: this.criteria,
      checks: this.checks,
      series,
      load,
      faults,
      cases,
      failures: this.failureList.kept,
      failuresInAll: this.failureList.inAll,
    };
  }

  private async runChecks(): Promise<void> {
    const wanted = this.options.checks.filter(({ id }) => this.options.plan.checks.includes(id));
    this.progress.enter('checks');
    for (const [index, check] of wanted.entries()) {
      const startedAt = this.options.clock.monotonic();
      const finding = await this.find(check);
      this.addCheck(check.id, finding, this.options.clock.monotonic() - startedAt);
      this.progress.advance((index + 1) / wanted.length);
    }
  }

  private async find(check: AcceptanceCheckDefinition): Promise<CheckFinding> {
    try {
      return await check.run(this.options.target, this.signal);
    } catch (thrown) {
      this.throwIfAborted();
      return { passed: false, key: 'failed', error: toAppError(thrown) };
    }
  }

  private addCheck(
    id: AcceptanceCheckId,
    { passed, key, params = {}, error = null }: CheckFinding,
    ms: number,
  ): void {
    const { translator } = this.options;
    const view = passed ? null : error && translator.describe(error);
    if (view) this.failureList.add('checks', this.checks.length + 1, view);
    const check = {
      id,
      passed,
      detail: sentence(key, params, translator),
      error: view,
      ms: Math.round(ms),
    };
    this.checks.push(check);
    this.progress.addCheck(check);
  }

  private async runSeries(): Promise<SeriesFigures | null> {
    const { plan, target, question, perMinute, clock, translator } = this.options;
    if (!plan.criteria.includes('success_rate') && !plan.criteria.includes('mean_latency'))
      return null;
    this.progress.enter('series');
    const { calls } = plan.size;
    const series = await runCallSeries({
      calls,
      clock,
      signal: this.signal,
      paceMs: perMinute === null ? 0 : 60_000 / perMinute,
      call: async (signal) => (await askOnce(target, question, true, signal)).firstWordMs,
      onCall: (done) => this.progress.advance(done / calls),
      onFailure: (number, error) =>
        this.failureList.add('series', number, translator.describe(error)),
    });
    const good = series.outcomes['ok'] ?? 0;
    const percent = (100 * good) / calls;
    this.judge('success_rate', percent, percent >= TARGETS.success_rate.target, 'target');
    const mean = series.meanMs === null ? null : series.meanMs / 1000;
    this.judge(
      'mean_latency',
      mean,
      mean !== null && mean <= TARGETS.mean_latency.target,
      'target',
    );
    return series;
  }

  private async runLoad(series: SeriesFigures | null): Promise<LoadFigures | null> {
    const { plan, target, loadTarget, question, clock, translator } = this.options;
    if (!plan.criteria.includes('throughput')) return null;
    this.progress.enter('load');
    const place = loadTarget === target ? 'target' : 'sandbox';
    const startedAt = clock.monotonic();
    const ticking = setInterval(
      () => this.progress.advance((clock.monotonic() - startedAt) / (plan.size.seconds * 1000)),
      250,
    );
    try {
      const figures = await runLoad({
        seconds: plan.size.seconds,
        clock,
        signal: this.signal,
        callers: callersFor(
          place === 'target' ? (series?.meanMs ?? FIRST_GUESS_MS) : FIRST_GUESS_MS,
          TARGETS.throughput.target,
        ),
        read: (signal) => loadTarget.read(signal),
        chat: (signal) => askOnce(loadTarget, question, true, signal),
        onFailure: (number, error) =>
          this.failureList.add('load', number, translator.describe(error)),
      });
      const rate = throughputOf(figures);
      this.judge('throughput', rate, rate >= TARGETS.throughput.target, place);
      return { ...figures, place };
    } finally {
      clearInterval(ticking);
    }
  }

  private async runFaults(): Promise<FaultResult[]> {
    const { plan, faults, onTarget, translator, clock } = this.options;
    if (!plan.criteria.includes('recovery')) return [];
    this.progress.enter('faults');
    const limitMs = plan.size.recoverySeconds * 1000;
    const results: FaultResult[] = [];
    for (const [index, fault] of faults.entries()) {
      const result = await measureRecovery(fault, {
        limitMs,
        clock,
        translator,
        signal: this.signal,
      });
      results.push({ ...result, place: onTarget.has(fault) ? 'target' : 'sandbox' });
      if (result.error) this.failureList.add('faults', index + 1, result.error);
      this.progress.advance((index + 1) / faults.length);
    }
    const slowest = results.some(({ recoveryMs }) => recoveryMs === null)
      ? null
      : Math.max(...results.map(({ recoveryMs }) => recoveryMs ?? 0)) / 1000;
    this.judge(
      'recovery',
      slowest,
      slowest !== null && slowest <= TARGETS.recovery.target,
      faults.some((fault) => onTarget.has(fault)) ? 'target' : 'sandbox',
    );
    return results;
  }

  private judge(
    id: CriterionId,
    measured: number | null,
    passed: boolean,
    place: Criterion['place'],
  ): void {
    if (!this.options.plan.criteria.includes(id)) return;
    const criterion = {
      id,
      ...TARGETS[id],
      measured: measured === null ? null : Math.round(measured * 1000) / 1000,
      passed,
      place,
    };
    this.criteria.push(criterion);
    this.progress.addCriterion(criterion);
  }

  /** Derives the tenth check from the figures. */
  private judgePerformance(): void {
    if (!this.options.plan.checks.includes('performance')) return;
    const good = this.criteria.filter(({ passed }) => passed).length;
    const all = this.criteria.length;
    const finding =
      all === 0
        ? { passed: true, key: 'performanceUnmeasured' }
        : { passed: good === all, key: 'performance', params: { good, all } };
    this.addCheck('performance', finding, 0);
  }

  private throwIfAborted(): void {
    if (this.signal.aborted) throw new AppError('ABORTED');
  }
}
