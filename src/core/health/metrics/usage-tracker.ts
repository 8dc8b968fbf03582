import type {
  LimitStanding,
  UsageCounts,
  UsageLimits,
  UsageView,
} from '../../../shared/model/usage';
import { Emitter } from '../../lib/emitter';
import type { CallRecord } from '../../ports/call-meter';
import type { Clock } from '../../ports/clock';
import type { UsageStore } from '../store/usage-store';

/** Share of a limit from which its end is near. */
const NEAR = 0.8;
const DAYS = 30;
/** Shortest interval in milliseconds between two writes. */
const WRITE_MS = 5000;
const NONE: UsageCounts = { calls: 0, errors: 0, inputTokens: 0, outputTokens: 0 };

export interface UsageTrackerOptions {
  clock: Clock;
  /** The profile calls are counted for; null: none. */
  profileId: () => string | null;
  limits: () => UsageLimits;
  /** Tells whether an operation is free of charge. */
  free: (operation: string) => boolean;
}

/**
 * Counts the usage of a profile's account, and reports when a limit of the operator is near or
 * reached.
 */
export class UsageTracker {
  /** A limit that is now near or reached; once each, again the next day. */
  readonly warned = new Emitter<LimitStanding>();
  private store: UsageStore | null = null;
  private readonly waiting = new Map<
    string,
    { profileId: string; day: string; counts: UsageCounts }
  >();
  private timer: NodeJS.Timeout | null = null;
  private reported = new Set<string>();

  constructor(private readonly options: UsageTrackerOptions) {}

  keepIn(store: UsageStore): void {
    this.store = store;
  }

  recordCall({ service, operation, outcome, retries }: CallRecord): void {
    if (service !== 'api' || this.options.free(operation)) return;
    this.add({
      ...NONE,
      calls: retries + 1,
      errors: outcome === 'ok' || outcome === 'ABORTED' ? 0 : 1,
    });
  }

  /** The tokens of an answer, as counted by Coze. */
  recordTokens({ input, output }: { input: number; output: number }): void {
    this.add({ ...NONE, inputTokens: input, outputTokens: output });
  }

  /** Usage of the active profile. */
  view(): UsageView {
    const profileId = this.options.profileId();
    if (profileId === null || !this.store)
      return { today: NONE, total: NONE, days: [], limits: [] };
    this.flush();
    const days = this.store.days(profileId, DAYS);
    const total = this.store.total(profileId);
    const { day: _day, ...today } = days.find(({ day }) => day === this.today()) ?? {
      ...NONE,
      day: '',
    };
    return { today, total, days, limits: standings(this.options.limits(), today, total) };
  }

  /** After a write error the counts keep waiting. */
  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { store } = this;
    if (!store) return;
    for (const [key, { profileId, day, counts }] of this.waiting) {
      try {
        store.add(profileId, day, counts);
      } catch {
        return;
      }
      this.waiting.delete(key);
    }
  }

  dispose(): void {
    this.flush();
    this.store = null;
  }

  private add(more: UsageCounts): void {
    const profileId = this.options.profileId();
    if (profileId === null) return;
    const day = this.today();
    const key = `${day} ${profileId}`;
    const { counts } = this.waiting.get(key) ?? { counts: NONE };
    this.waiting.set(key, { profileId, day, counts: sum(counts, more) });
    this.timer ??= setTimeout(() => this.look(), WRITE_MS).unref();
  }

  private look(): void {
    const day = this.today();
    const profileId = this.options.profileId() ?? '';
    for (const standing of this.view().limits) {
      const key = [day, profileId, standing.limit, standing.state].join(' ');
      if (standing.state === 'ok' || this.reported.has(key)) continue;
      this.reported = new Set([...this.reported].filter((old) => old.startsWith(day)).concat(key));
      this.warned.emit(standing);
    }
  }

  /** By this machine's clock and time zone. */
  private today(): string {
    const now = new Date(this.options.clock.now());
    return [
      now.getFullYear(),
      String(now.getMonth() + 1).padStart(2, '0'),
      String(now.getDate()).padStart(2, '0'),
    ].join('-');
  }
}

function sum(one: UsageCounts, other: UsageCounts): UsageCounts {
  return {
    calls: one.calls + other.calls,
    errors: one.errors + other.errors,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
  };
}

function standings(limits: UsageLimits, today: UsageCounts, total: UsageCounts): LimitStanding[] {
  const used = {
    totalCalls: total.calls,
    dailyCalls: today.calls,
    dailyTokens: today.inputTokens + today.outputTokens,
  };
  return (['totalCalls', 'dailyCalls', 'dailyTokens'] as const)
    .filter((limit) => limits[limit] > 0)
    .map((limit) => {
      const allowed = limits[limit];
      const share = used[limit] / allowed;
      return {
        limit,
        used: used[limit],
        allowed,
        share,
        state: share >= 1 ? 'over' : share >= NEAR ? 'near' : 'ok',
      };
    });
}
