import type { Conversation } from '../../../../shared/model/chat';

/** Where a conversation stands in the list. */
type Day = 'pinned' | 'today' | 'yesterday' | 'earlier';

interface DayGroup {
  day: Day;
  conversations: readonly Conversation[];
}

/**
 * Pinned ones first, the others by the local day of their last change; keeps the given order and
 * omits empty groups.
 */
export function groupByDay(conversations: readonly Conversation[], now: Date): DayGroup[] {
  const today = startOfDay(now, 0);
  const yesterday = startOfDay(now, -1);
  const dayOf = ({ pinned, updatedAt }: Conversation): Day => {
    if (pinned) return 'pinned';
    const time = new Date(updatedAt).getTime();
    if (time >= today) return 'today';
    return time >= yesterday ? 'yesterday' : 'earlier';
  };
  return (['pinned', 'today', 'yesterday', 'earlier'] as const)
    .map((day) => ({
      day,
      conversations: conversations.filter((conversation) => dayOf(conversation) === day),
    }))
    .filter((group) => group.conversations.length > 0);
}

/** Midnight by the wall clock, even where a day has 23 or 25 hours. */
function startOfDay(now: Date, days: number): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).getTime();
}
