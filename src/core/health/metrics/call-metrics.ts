import {
  METERED_SERVICES,
  type CallFigures,
  type MeteredService,
} from '../../../shared/model/monitoring';
import { Emitter } from '../../lib/emitter';
import type { CallMeter, CallRecord } from '../../ports/call-meter';
import type { Clock } from '../../ports/clock';
import { CallTally } from './call-tally';

const SLOT_MS = 10_000;
/** Five minutes, and the slot being filled. */
const SLOTS = 31;
const MINUTE_MS = 60_000;
/** Number of minutes kept while nothing takes them (no database): five hours of all services. */
const MINUTES_MAX = 1500;

/** Totals of one minute; `at`: its start, milliseconds since the epoch. */
export interface MinuteTally {
  service: MeteredService;
  at: number;
  tally: CallTally;
}

interface Slot {
  number: number;
  tallies: Map<MeteredService, CallTally>;
}

/**
 * Counts every call twice: in slots of ten seconds for the last five minutes, in minutes for the
 * history. Both are in memory; a minute is handed over once it has ended.
 */
export class CallMetrics implements CallMeter {
  /** Every call, for other counters. */
  readonly recorded = new Emitter<CallRecord>();
  private readonly slots: Slot[] = [];
  private minutes: MinuteTally[] = [];

  constructor(private readonly clock: Clock) {}

  record(call: CallRecord): void {
    tallyIn(this.currentSlot().tallies, call.service).add(call);
    this.currentMinute(call.service).add(call);
    this.recorded.emit(call);
  }

  /** The last five minutes of a service. */
  recent(service: MeteredService): CallFigures {
    const oldest = this.slotNumber() - SLOTS + 1;
    const sum = new CallTally();
    for (const { number, tallies } of this.slots) {
      const tally = number >= oldest ? tallies.get(service) : undefined;
      if (tally) sum.merge(tally);
    }
    return sum.figures();
  }

  /** Removes and returns the minutes that have ended, with `all` the present one as well. */
  takeMinutes(all = false): MinuteTally[] {
    const current = minuteOf(this.clock.now());
    const taken = this.minutes.filter(({ at }) => all || at !== current);
    this.minutes = this.minutes.filter((minute) => !taken.includes(minute));
    return taken;
  }

  private currentSlot(): Slot {
    const number = this.slotNumber();
    const last = this.slots.at(-1);
    if (last?.number === number) return last;
    const slot = { number, tallies: new Map<MeteredService, CallTally>() };
    this.slots.push(slot);
    if (this.slots.length > SLOTS) this.slots.shift();
    return slot;
  }

  /** On the monotonic clock: a jump of the wall clock must not empty the window. */
  private slotNumber(): number {
    return Math.floor(this.clock.monotonic() / SLOT_MS);
  }

  private currentMinute(service: MeteredService): CallTally {
    const at = minuteOf(this.clock.now());
    const known = this.minutes.findLast((minute) => minute.service === service && minute.at === at);
    if (known) return known.tally;
    const tally = new CallTally();
    this.minutes.push({ service, at, tally });
    if (this.minutes.length > MINUTES_MAX) this.minutes.shift();
    return tally;
  }
}

function tallyIn(tallies: Map<MeteredService, CallTally>, service: MeteredService): CallTally {
  const known = tallies.get(service);
  if (known) return known;
  const tally = new CallTally();
  tallies.set(service, tally);
  return tally;
}

function minuteOf(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}

/** An entry for every service. */
export function everyService<T>(of: (service: MeteredService) => T): Record<MeteredService, T> {
  const [api, kai, webhook, tunnel, notification] = METERED_SERVICES;
  return {
    api: of(api),
    kai: of(kai),
    webhook: of(webhook),
    tunnel: of(tunnel),
    notification: of(notification),
  };
}
