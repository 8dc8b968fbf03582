import type { LoadFigures } from '../../../shared/model/acceptance';
import { toAppError, type AppError } from '../../lib/errors';
import type { Clock } from '../../ports/clock';
import { OutcomeTally } from './outcome-tally';

/** One call in this many is a question to the bot, the others are cheap reads. */
const CHAT_EVERY = 20;
const CALLERS_MIN = 16;
/** Limit of sockets. */
export const CALLERS_MAX = 256;

export interface LoadTestOptions {
  seconds: number;
  callers: number;
  read: (signal: AbortSignal) => Promise<void>;
  chat: (signal: AbortSignal) => Promise<unknown>;
  clock: Pick<Clock, 'monotonic'>;
  signal: AbortSignal;
  onFailure: (number: number, error: AppError) => void;
}

/** Callers that reach twice the target rate when each answer takes `answerMs` (Little's law). */
export function callersFor(answerMs: number, perSecond: number): number {
  return Math.min(CALLERS_MAX, Math.max(CALLERS_MIN, Math.ceil((2 * perSecond * answerMs) / 1000)));
}

/**
 * A closed loop: each caller asks again as soon as it is answered, until the time is over; calls
 * still in progress then are awaited and only count among the outcomes. Rejects with ABORTED when
 * the signal fires.
 */
export async function runLoad({
  seconds,
  callers,
  read,
  chat,
  clock,
  signal,
  onFailure,
}: LoadTestOptions): Promise<Omit<LoadFigures, 'place'>> {
  const tally = new OutcomeTally();
  const perSecond = Array.from({ length: Math.max(1, Math.ceil(seconds)) }, () => 0);
  const startedAt = clock.monotonic();
  let begun = 0;
  let chats = 0;
  const one = async (): Promise<void> => {
    begun += 1;
    const isChat = begun % CHAT_EVERY === 0;
    if (isChat) chats += 1;
    const number = begun;
    const sentAt = clock.monotonic();
    try {
      await (isChat ? chat(signal) : read(signal));
      const now = clock.monotonic();
      tally.good(now - sentAt);
      // An answer at the very end belongs to the last second.
      const second = Math.min(Math.floor((now - startedAt) / 1000), perSecond.length - 1);
      if (now - startedAt <= seconds * 1000) perSecond[second] = (perSecond[second] ?? 0) + 1;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (signal.aborted) throw error;
      tally.bad(error.code);
      onFailure(number, error);
    }
  };
  const caller = async (): Promise<void> => {
    while (clock.monotonic() - startedAt < seconds * 1000) await one();
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return {
    seconds,
    callers,
    calls: tally.calls,
    chats,
    perSecond,
    outcomes: tally.outcomes,
    meanMs: tally.meanMs,
    p50Ms: tally.quantile(0.5),
    p95Ms: tally.quantile(0.95),
    p99Ms: tally.quantile(0.99),
  };
}

/** Successful answers per second over the whole time. */
export function throughputOf({
  perSecond,
  seconds,
}: Pick<LoadFigures, 'perSecond' | 'seconds'>): number {
  return perSecond.reduce((sum, count) => sum + count, 0) / seconds;
}
