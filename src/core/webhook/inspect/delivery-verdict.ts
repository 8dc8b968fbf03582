import type { DeliverySummary, Verdict } from '../../../shared/model/webhook';

type Ended = Pick<DeliverySummary, 'status' | 'answerStatus'>;

/** Compares a repetition with its original; null while it has not ended. */
export function verdictOf(earlier: Ended, repetition: Ended): Verdict | null {
  if (repetition.status === 'pending' || repetition.status === 'retrying') return null;
  const [before, now] = [isWell(earlier), isWell(repetition)];
  if (before === now) return 'same';
  return now ? 'fixed' : 'regressed';
}

/**
 * Answered with success, and accepted by every receiver. One that is still being retried has failed
 * at least once.
 */
function isWell({ status, answerStatus }: Ended): boolean {
  return (
    answerStatus >= 200 && answerStatus < 300 && (status === 'delivered' || status === 'pending')
  );
}
