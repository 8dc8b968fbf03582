import {
  ACCEPTANCE_CHECK_IDS,
  CRITERION_IDS,
  FAULT_IDS,
  type AcceptanceCheckId,
  type AcceptanceTarget,
  type Criterion,
  type CriterionId,
} from '../../shared/model/acceptance';
import { AppError } from '../lib/errors';

/** The targets. Source: docs/reference/guide.md, acceptance. */
export const TARGETS: Readonly<Record<CriterionId, Pick<Criterion, 'target' | 'unit'>>> = {
  success_rate: { target: 99, unit: '%' },
  mean_latency: { target: 2, unit: 's' },
  throughput: { target: 50, unit: '1/s' },
  recovery: { target: 30, unit: 's' },
};

/** How long and how much; as the guide's acceptance says unless a test is in a hurry. */
export interface AcceptanceSize {
  /** Number of sequential calls. */
  calls: number;
  /** Duration of the load. */
  seconds: number;
  /** Time limit for a recovery, in seconds. */
  recoverySeconds: number;
}

export const GUIDE_SIZE: AcceptanceSize = { calls: 100, seconds: 30, recoverySeconds: 30 };

/** What a run does, in which order, and what it costs. */
export interface AcceptancePlan {
  target: AcceptanceTarget;
  size: AcceptanceSize;
  criteria: readonly CriterionId[];
  checks: readonly AcceptanceCheckId[];
  cases: boolean;
  /** API calls that count against an account; none on this machine. */
  cost: { calls: number; questions: number };
  /** Approximate duration of each phase, in seconds. */
  seconds: { checks: number; series: number; load: number; faults: number; cases: number };
}

export interface PlanRequest {
  target: AcceptanceTarget;
  size: AcceptanceSize;
  /** Ids of criteria and checks; empty for all. INVALID_INPUT for an unknown one. */
  only: readonly string[];
  /** API calls per minute allowed by the account's settings; null: no limit. */
  perMinute: number | null;
  cases: number;
}

/**
 * Calls the checks make to Coze: the layers, a token, two answers, one of them fetched by polling,
 * two refusals.
 */
const CHECK_CALLS = 20;
const CHECK_QUESTIONS = 3;
/** Calls of the clock fault: a sign-in and an answer per jump, and one before. */
const CLOCK_CALLS = 3;
const SECONDS_PER_CALL = 1.2;
const SECONDS_PER_FAULT = 3;
const SECONDS_PER_CASE = 3;

/** Decides which parts run, and their cost. Pure. */
export function planRun({ target, size, only, perMinute, cases }: PlanRequest): AcceptancePlan {
  const unknown = only.find((id) => !isCriterion(id) && !isCheck(id));
  if (unknown !== undefined) throw new AppError('INVALID_INPUT', { params: { detail: unknown } });
  const wanted = (id: string): boolean => only.length === 0 || only.includes(id);
  const criteria = CRITERION_IDS.filter(wanted);
  const checks = ACCEPTANCE_CHECK_IDS.filter(wanted);
  const runsSeries = criteria.includes('success_rate') || criteria.includes('mean_latency');
  const runsCases = only.length === 0;
  const pace = perMinute === null ? 0 : 60 / perMinute;
  const isLocal = target !== 'connection';
  const questions = [
    checks.length > 0 ? CHECK_QUESTIONS : 0,
    runsSeries ? size.calls : 0,
    criteria.includes('recovery') ? CLOCK_CALLS : 0,
    runsCases ? cases : 0,
  ].reduce(sum);
  return {
    target,
    size,
    criteria,
    checks,
    cases: runsCases,
    cost: isLocal
      ? { calls: 0, questions: 0 }
      : { calls: questions + (checks.length > 0 ? CHECK_CALLS - CHECK_QUESTIONS : 0), questions },
    seconds: {
      checks: checks.length * 0.8,
      series: runsSeries ? size.calls * (isLocal ? 0.1 : Math.max(pace, SECONDS_PER_CALL)) : 0,
      load: criteria.includes('throughput') ? size.seconds : 0,
      faults: criteria.includes('recovery') ? FAULT_IDS.length * SECONDS_PER_FAULT : 0,
      cases: runsCases ? cases * SECONDS_PER_CASE : 0,
    },
  };
}

/** All phases together, in seconds. */
export function secondsOf({ seconds }: AcceptancePlan): number {
  return Object.values(seconds).reduce(sum, 0);
}

function sum(one: number, other: number): number {
  return one + other;
}

function isCriterion(id: string): id is CriterionId {
  return CRITERION_IDS.some((known) => known === id);
}

function isCheck(id: string): id is AcceptanceCheckId {
  return ACCEPTANCE_CHECK_IDS.some((known) => known === id);
}
