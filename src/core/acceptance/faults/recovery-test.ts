import type { FaultResult } from '../../../shared/model/acceptance';
import { limited, wait } from '../../lib/abort';
import { AppError, toAppError } from '../../lib/errors';
import type { Translator } from '../../lib/translator';
import type { Clock } from '../../ports/clock';
import type { Fault } from './fault';

/** Delay in milliseconds between two attempts. */
const PAUSE_MS = 100;
/** Timeout of an attempt in milliseconds: a server that answers slowly is not a lasting fault. */
const PROBE_MS = 20_000;

export interface RecoveryTestOptions {
  /** The 30 seconds of the guide's acceptance: what has not recovered by then has not recovered. */
  limitMs: number;
  clock: Pick<Clock, 'monotonic'>;
  translator: Translator;
  signal: AbortSignal;
}

/**
 * Checks that things work, makes the fault, ends it, and measures the time from its end to the next
 * success. The fault is ended in any case.
 */
export async function measureRecovery(
  fault: Fault,
  options: RecoveryTestOptions,
): Promise<Omit<FaultResult, 'place'>> {
  const { signal } = options;
  try {
    await tryFor(fault, options.limitMs, options);
    await fault.inject();
    return await injected(fault, options);
  } catch (thrown) {
    if (signal.aborted) throw new AppError('ABORTED');
    // Something that never worked cannot recover.
    return {
      id: fault.id,
      struck: fault.struck().times,
      noticed: null,
      recoveryMs: null,
      error: options.translator.describe(toAppError(thrown)),
    };
  } finally {
    await fault.lift();
  }
}

async function injected(
  fault: Fault,
  options: RecoveryTestOptions,
): Promise<Omit<FaultResult, 'place'>> {
  const { clock, limitMs, translator, signal } = options;
  const held = await hold(fault, clock, signal);
  if (held.recoveryMs !== null)
    return {
      id: fault.id,
      struck: fault.struck().times,
      noticed: held.noticed,
      recoveryMs: held.recoveryMs,
      error: null,
    };
  const { times, lastAt } = fault.struck();
  const endedAt = fault.isOver() && times > 0 ? lastAt : clock.monotonic();
  if (!fault.isOver()) await fault.lift();
  let { noticed } = held;
  let last: AppError | null = null;
  for (let left = limitMs; left > 0; left = endedAt + limitMs - clock.monotonic()) {
    last = await attempt(fault, Math.min(left, PROBE_MS), signal);
    if (last === null)
      return {
        id: fault.id,
        struck: Math.max(times, fault.struck().times),
        noticed,
        recoveryMs: clock.monotonic() - endedAt,
        error: null,
      };
    noticed ??= last.code;
    await wait(PAUSE_MS, signal);
  }
  return {
    id: fault.id,
    struck: times,
    noticed,
    recoveryMs: null,
    error: last && translator.describe(last),
  };
}

/** Tries while the fault lasts. One that ends by itself may already be overcome here. */
async function hold(
  fault: Fault,
  clock: Pick<Clock, 'monotonic'>,
  signal: AbortSignal,
): Promise<{ noticed: string | null; recoveryMs: number | null }> {
  let noticed: string | null = null;
  const until = clock.monotonic() + fault.holdMs;
  for (let left = fault.holdMs; left > 0 && !fault.isOver(); left = until - clock.monotonic()) {
    const error = await attempt(fault, left, signal);
    if (error === null && fault.isOver())
      return { noticed, recoveryMs: clock.monotonic() - fault.struck().lastAt };
    noticed ??= error?.code ?? null;
    await wait(PAUSE_MS, signal);
  }
  return { noticed, recoveryMs: null };
}

/** Null on success; TIMEOUT without an answer in time. */
async function attempt(fault: Fault, ms: number, signal: AbortSignal): Promise<AppError | null> {
  try {
    await limited(ms, signal, (inner) => fault.probe(inner));
    return null;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (signal.aborted) throw error;
    return error.code === 'ABORTED'
      ? new AppError('TIMEOUT', { params: { host: fault.id, seconds: Math.round(ms / 1000) } })
      : error;
  }
}

async function tryFor(
  fault: Fault,
  limitMs: number,
  { clock, signal }: RecoveryTestOptions,
): Promise<void> {
  const until = clock.monotonic() + limitMs;
  for (;;) {
    const error = await attempt(fault, PROBE_MS, signal);
    if (error === null) return;
    if (clock.monotonic() >= until) throw error;
    await wait(PAUSE_MS, signal);
  }
}
