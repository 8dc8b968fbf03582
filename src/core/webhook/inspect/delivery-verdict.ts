import type { DeliverySummary, Verdict } from '../../../shared/model/webhook';

type Ended = Pick<DeliverySummary, 'status' | 'answerStatus'>;

/** What a repetition shows against what it repeats; null while it has not ended. */
export function verdictOf(earlier: Ended, repetition: Ended): Verdict | null {
  if (repetition.status === 'pending' || repetition.status === 'retrying') return null;
  const [before, now] = [isWell(earlier), isWell(repetition)];
  if (before === now) return 'same';
  return now ? 'fixed' : 'regressed';
}

/**
 * Answered as the sender hoped, and taken by everybody inside. One that is still being tried has
 * failed at least once.
 */
function isWell({ status, answerStatus }: Ended): boolean {
  return (
    answerStatus >= 200 && answerStatus < 300 && (status === 'delivered' || status === 'pending')
  );
}
