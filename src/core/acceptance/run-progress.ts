import type {
  AcceptanceCheck,
  AcceptancePhase,
  AcceptanceState,
  Criterion,
} from '../../shared/model/acceptance';
import type { Clock } from '../ports/clock';
import { secondsOf, type AcceptancePlan } from './acceptance-plan';

/** What a screen is shown during a run. */
export type RunningView = NonNullable<AcceptanceState['running']>;

const PHASES = ['checks', 'series', 'load', 'faults', 'cases'] as const;

/** Shortest interval in milliseconds between two announcements. */
const ANNOUNCE_MS = 200;

/**
 * Progress of a run, estimated from the duration of its parts. The remaining time follows the time
 * the run has really taken so far.
 */
export class RunProgress {
  private phase: AcceptancePhase = 'starting';
  private fraction = 0;
  private readonly checks: AcceptanceCheck[] = [];
  private readonly criteria: Criterion[] = [];
  private announcedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly plan: AcceptancePlan,
    private readonly clock: Pick<Clock, 'monotonic'>,
    private readonly report: (view: RunningView) => void,
  ) {}

  enter(phase: AcceptancePhase): void {
    this.phase = phase;
    this.fraction = 0;
    this.announce(true);
  }

  /** Sets the completed share of the phase, 0 to 1. */
  advance(fraction: number): void {
    this.fraction = Math.min(1, fraction);
    this.announce(false);
  }

  addCheck(check: AcceptanceCheck): void {
    this.checks.push(check);
    this.announce(true);
  }

  addCriterion(criterion: Criterion): void {
    this.criteria.push(criterion);
    this.announce(true);
  }

  private announce(isUrgent: boolean): void {
    const now = this.clock.monotonic();
    if (!isUrgent && now - this.announcedAt < ANNOUNCE_MS) return;
    this.announcedAt = now;
    this.report(this.view());
  }

  private view(): RunningView {
    const { target, seconds } = this.plan;
    const total = Math.max(1, secondsOf(this.plan));
    const done = this.phase === 'ending' ? total : this.doneSeconds(seconds);
    return {
      target,
      phase: this.phase,
      percent: Math.min(99, Math.round((100 * done) / total)),
      secondsLeft: Math.max(0, Math.round(total - done)),
      checks: [...this.checks],
      criteria: [...this.criteria],
    };
  }

  private doneSeconds(seconds: AcceptancePlan['seconds']): number {
    const index = PHASES.findIndex((phase) => phase === this.phase);
    const before = PHASES.slice(0, Math.max(0, index)).reduce(
      (sum, phase) => sum + seconds[phase],
      0,
    );
    const current = PHASES[index];
    return current === undefined ? 0 : before + seconds[current] * this.fraction;
  }
}
