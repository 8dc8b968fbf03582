import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type {
  AcceptanceCost,
  AcceptanceRun,
  AcceptanceState,
  TargetChoice,
} from '../../shared/model/acceptance';
import { AppError, toAppError } from '../lib/errors';
import { Emitter } from '../lib/emitter';
import { Observable } from '../lib/observable';
import type { Translator } from '../lib/translator';
import type { Clock } from '../ports/clock';
import type { AcceptanceStore } from './store/acceptance-store';
import type { AcceptanceTargets, OpenTargets, TargetFacts } from './acceptance-targets';
import { planRun, secondsOf, type AcceptancePlan, type AcceptanceSize } from './acceptance-plan';
import type { IsolatedApp } from './isolated-app';
import { AcceptanceExecution, type RunFindings } from './acceptance-run';
import type { SavedCases } from './cases/saved-cases';
import { allChecks, GUIDE_QUESTIONS } from './checks/all-checks';
import type { Fault } from './faults/fault';
import { faultsOf } from './faults/fault-catalog';
import { reportHtml } from './report/report-html';
import { inLanguageOf } from './sentences';

export interface AcceptanceServiceOptions {
  store: () => Promise<AcceptanceStore>;
  targets: AcceptanceTargets;
  cases: SavedCases;
  size: AcceptanceSize;
  clock: Clock;
  translator: Translator;
  /** Included in every report. */
  facts: { version: string; runtime: string; machine: string };
  /** For tests: additional faults on the loadTarget. */
  moreFaults?: (app: IsolatedApp) => Fault[];
}

/** Options of a run. */
export interface RunRequest {
  choice: TargetChoice;
  /** Ids of criteria and checks; empty for all. */
  only?: readonly string[];
  /** The person has agreed to the cost. */
  agreed?: boolean;
  size?: Partial<AcceptanceSize>;
}

/**
 * The acceptance of docs/reference/guide.md: one run at a time, kept, compared, told in the
 * language of now.
 */
export class AcceptanceService {
  readonly state = new Observable<AcceptanceState>({
    running: null,
    lastRunId: null,
    error: null,
    regressed: 0,
  });
  /** A run has ended. */
  readonly ended = new Emitter<AcceptanceRun>();
  private stop: AbortController | null = null;
  private work: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: AcceptanceServiceOptions) {
    options.cases.changed.on(() => void this.lookAtCases().catch(() => {}));
  }

  get cases(): SavedCases {
    return this.options.cases;
  }

  /** Cost of a run. INVALID_INPUT for an unknown id, and the errors of an unusable connection. */
  async cost({ choice, only = [], size = {} }: RunRequest): Promise<AcceptanceCost> {
    const facts = await this.options.targets.facts(choice);
    const plan = await this.plan(facts, only, size);
    return {
      target: facts.target,
      targetName: facts.name,
      ...plan.cost,
      seconds: Math.ceil(secondsOf(plan)),
    };
  }

  /**
   * Runs to the end and stores the result. ACCEPTANCE_RUNNING, ACCEPTANCE_NOT_AGREED (the cost in
   * the cloud was not agreed to), ABORTED.
   */
  async run(request: RunRequest): Promise<AcceptanceRun> {
    if (this.stop) throw new AppError('ACCEPTANCE_RUNNING');
    const stop = new AbortController();
    // Every call in progress listens to it.
    setMaxListeners(0, stop.signal);
    this.stop = stop;
    const work = this.perform(request, stop.signal).finally(() => {
      this.stop = null;
    });
    this.work = work.catch(() => {});
    try {
      const run = await work;
      this.update({ running: null, lastRunId: run.id, error: null });
      this.ended.emit(run);
      return run;
    } catch (thrown) {
      const error = toAppError(thrown);
      this.update({
        running: null,
        error: error.code === 'ABORTED' ? null : this.options.translator.describe(error),
      });
      throw error;
    }
  }

  /**
   * The same for a screen, which follows the state: resolves once the run is under way, rejects if
   * it is refused.
   */
  async begin(request: RunRequest): Promise<void> {
    const { running } = this.state.value;
    if (running) throw new AppError('ACCEPTANCE_RUNNING');
    const underWay = new Promise<void>((resolve) => {
      const stop = this.state.subscribe(({ value }) => {
        if (!value.running) return;
        stop();
        resolve();
      });
    });
    const run = this.run(request);
    run.catch(() => {});
    await Promise.race([underWay, run]);
  }

  /** Runs only saved cases: all, or one. ACCEPTANCE_RUNNING, ACCEPTANCE_CASE_MISSING. */
  async runCases(caseId: string | null): Promise<void> {
    if (this.stop) throw new AppError('ACCEPTANCE_RUNNING');
    const stop = new AbortController();
    this.stop = stop;
    const work = this.options.cases.run(stop.signal, caseId).finally(() => {
      this.stop = null;
    });
    this.work = work.catch(() => {});
    await work;
  }

  /** No error when nothing is running. */
  cancel(): void {
    this.stop?.abort();
  }

  /** Newest first. */
  async runs(): Promise<AcceptanceRun[]> {
    return (await this.options.store())
      .runs()
      .map((run) => inLanguageOf(run, this.options.translator));
  }

  /** Throws ACCEPTANCE_RUN_MISSING. */
  async open(id: string): Promise<AcceptanceRun> {
    const run = (await this.options.store()).run(id);
    if (!run) throw new AppError('ACCEPTANCE_RUN_MISSING');
    return inLanguageOf(run, this.options.translator);
  }

  /** The same with the previous run of the same target. */
  async openBeside(id: string): Promise<{ run: AcceptanceRun; before: AcceptanceRun | null }> {
    const run = await this.open(id);
    const isEarlier = ({ startedAt, conditions }: AcceptanceRun): boolean =>
      startedAt < run.startedAt && conditions.targetName === run.conditions.targetName;
    return { run, before: (await this.runs()).find(isEarlier) ?? null };
  }

  async remove(id: string): Promise<void> {
    (await this.options.store()).removeRun(id);
    this.update(this.state.value.lastRunId === id ? { lastRunId: null } : {});
  }

  /**
   * A run as one file, compared with the previous run of the same target. ACCEPTANCE_RUN_MISSING.
   */
  async report(id: string): Promise<{ fileName: string; html: string }> {
    const { run, before } = await this.openBeside(id);
    const { translator } = this.options;
    return {
      fileName: `coffee-salon-acceptance-${run.startedAt.slice(0, 16).replaceAll(':', '')}.html`,
      html: reportHtml(run, before, translator),
    };
  }

  /** Reads the results of the cases. */
  async lookAtCases(): Promise<void> {
    const regressed = await this.options.cases.regressed();
    if (regressed !== this.state.value.regressed) this.update({ regressed });
  }

  async dispose(): Promise<void> {
    this.cancel();
    await this.work;
  }

  private async perform(request: RunRequest, signal: AbortSignal): Promise<AcceptanceRun> {
    const { targets, clock } = this.options;
    const facts = await targets.facts(request.choice);
    const plan = await this.plan(facts, request.only ?? [], request.size ?? {});
    if (plan.cost.calls > 0 && request.agreed !== true) {
      throw new AppError('ACCEPTANCE_NOT_AGREED', {
        params: {
          name: facts.name,
          calls: plan.cost.calls,
          questions: plan.cost.questions,
          minutes: Math.ceil(secondsOf(plan) / 60),
        },
      });
    }
    this.update({
      running: {
        target: facts.target,
        phase: 'starting',
        percent: 0,
        secondsLeft: Math.ceil(secondsOf(plan)),
        checks: [],
        criteria: [],
      },
      error: null,
    });
    const startedAt = new Date(clock.now()).toISOString();
    const began = clock.monotonic();
    const opened = await targets.open(request.choice);
    try {
      const findings = await this.execute(plan, facts, opened, signal);
      const run: AcceptanceRun = {
        id: randomUUID(),
        startedAt,
        ms: Math.round(clock.monotonic() - began),
        conditions: this.conditions(plan, facts, opened),
        ...findings,
      };
      (await this.options.store()).addRun(run);
      return run;
    } finally {
      await opened.dispose();
    }
  }

  private execute(
    plan: AcceptancePlan,
    facts: TargetFacts,
    { target, loadTarget }: OpenTargets,
    signal: AbortSignal,
  ): Promise<RunFindings> {
    const { cases, clock, translator, moreFaults } = this.options;
    const questions = { chat: GUIDE_QUESTIONS.whole, tool: GUIDE_QUESTIONS.tool };
    const own = faultsOf(target, questions);
    const others =
      target === loadTarget
        ? []
        : faultsOf(loadTarget, questions).filter(({ id }) => !own.some((fault) => fault.id === id));
    const faults = [...others, ...own, ...(moreFaults?.(loadTarget) ?? [])];
    const execution = new AcceptanceExecution(
      {
        plan,
        target,
        loadTarget,
        checks: allChecks(),
        faults,
        onTarget: new Set(own),
        question: GUIDE_QUESTIONS.whole,
        perMinute: facts.perMinute,
        clock,
        translator,
        cases: async () => (facts.isActive ? cases.run(signal, null, target) : []),
        report: (running) => this.update({ running }),
      },
      signal,
    );
    return execution.run();
  }

  private async plan(
    { target, perMinute, isActive }: TargetFacts,
    only: readonly string[],
    size: Partial<AcceptanceSize>,
  ): Promise<AcceptancePlan> {
    const cases = isActive && only.length === 0 ? (await this.options.cases.list()).length : 0;
    return planRun({ target, only, perMinute, cases, size: { ...this.options.size, ...size } });
  }

  private conditions(
    { size }: AcceptancePlan,
    { target, name, perMinute, connections }: TargetFacts,
    { target: app }: OpenTargets,
  ): AcceptanceRun['conditions'] {
    return {
      target,
      targetName: name,
      host: new URL(app.host).host,
      ...this.options.facts,
      calls: size.calls,
      seconds: size.seconds,
      connections,
      perMinute,
      question: GUIDE_QUESTIONS.whole,
    };
  }

  private update(change: Partial<AcceptanceState>): void {
    this.state.set({ ...this.state.value, ...change });
  }
}
