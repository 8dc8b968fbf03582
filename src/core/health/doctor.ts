import type { CheckId, CheckResult, DoctorReport } from '../../shared/model/health';
import { toAppError, type AppError } from '../lib/errors';
import type { Translator } from '../lib/translator';
import type { CheckOutcome, HealthCheck } from '../ports/health-check';

/** Time limit in milliseconds for all checks together, when something does not respond. */
export const DIAGNOSIS_LIMIT_MS = 60_000;

/** A result not yet put into words, for code that decides by error codes. */
export interface RawCheckResult extends CheckOutcome {
  id: CheckId;
  layer: HealthCheck['layer'];
  ms: number;
  /** The check whose failure made this one pointless. */
  skippedBecause: CheckId | null;
}

/**
 * Runs checks one after another; a check is skipped when one it needs has failed, with a reference
 * to that.
 */
export async function runChecks(
  checks: readonly HealthCheck[],
  signal: AbortSignal,
): Promise<RawCheckResult[]> {
  const results: RawCheckResult[] = [];
  const failed = new Map<CheckId, CheckId>();
  for (const check of checks) {
    const cause = check.needs.map((need) => failed.get(need)).find((id) => id !== undefined);
    if (cause) {
      failed.set(check.id, cause);
      results.push({
        id: check.id,
        layer: check.layer,
        status: 'skip',
        ms: 0,
        skippedBecause: cause,
      });
      continue;
    }
    const startedAt = performance.now();
    const outcome = await runOne(check, signal);
    if (outcome.status === 'fail') failed.set(check.id, check.id);
    results.push({
      ...outcome,
      id: check.id,
      layer: outcome.status === 'fail' ? (outcome.error?.layer ?? check.layer) : check.layer,
      ms: Math.round(performance.now() - startedAt),
      skippedBecause: null,
    });
  }
  return results;
}

/** The first failure, otherwise the first warning with an error: what a person should deal with. */
export function worstFinding(results: readonly RawCheckResult[]): AppError | null {
  const failure = results.find(({ status }) => status === 'fail');
  return (
    failure?.error ?? results.find(({ status, error }) => status === 'warn' && error)?.error ?? null
  );
}

/** The report for scripts and screens. */
export function describeChecks(
  results: readonly RawCheckResult[],
  translator: Translator,
): DoctorReport {
  return {
    healthy: !results.some(({ status }) => status === 'fail'),
    checks: results.map((result) => describeCheck(result, translator)),
  };
}

async function runOne(check: HealthCheck, signal: AbortSignal): Promise<CheckOutcome> {
  try {
    return await check.run(signal);
  } catch (thrown) {
    return { status: 'fail', error: toAppError(thrown) };
  }
}

function describeCheck(result: RawCheckResult, translator: Translator): CheckResult {
  const view = result.error ? translator.describe(result.error) : null;
  const { id, layer, status, ms } = result;
  return {
    id,
    layer,
    status,
    ms,
    message: status === 'fail' && view ? view.message : sentenceOf(result, translator),
    remedy: view?.remedy ?? '',
    logid: result.logid ?? view?.logid ?? null,
  };
}

function sentenceOf(
  { id, status, params, skippedBecause }: RawCheckResult,
  translator: Translator,
): string {
  if (skippedBecause)
    return translator.t('checks:skippedBecause', {
      name: translator.t(`checks:${skippedBecause}.name`),
    });
  return translator.t(`checks:${id}.${status}`, params);
}
