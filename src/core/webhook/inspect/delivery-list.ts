import type { DeliveryPage } from '../../../shared/model/webhook';
import type {
  DeliveryCondition,
  StoredDelivery,
  WebhookReadStore,
} from '../store/webhook-read-store';
import { parseFilter } from '../filter/parse-filter';
import { toCondition } from '../filter/filter-condition';

/**
 * Deliveries examined at a time before other work gets its turn; fewer when bodies have to be read.
 */
const STEP = 20_000;
const STEP_WITH_CONTENT = 2000;
const EXPORT_STEP = 200;

/** Result of a filter, newest first. */
interface Found {
  profileId: string;
  filter: string;
  numbers: number[];
  upTo: number;
  version: number;
}

type Reader = Pick<WebhookReadStore, 'newestNumber' | 'numbers' | 'summaries' | 'details'>;

/**
 * The active profile's deliveries as the window lists them. Keeps the numbers the last filter
 * found, so that any page of 100,000 deliveries is one small query; new deliveries are examined
 * only once.
 */
export class DeliveryList {
  private found: Found | null = null;
  private version = 0;

  /** `profileId`: the profile whose deliveries are listed. */
  constructor(
    private readonly reader: Reader,
    private readonly profileId: () => string,
  ) {}

  /** Deliveries changed or were removed: the kept result may be out of date. */
  invalidate(): void {
    this.version += 1;
  }

  async page(filter: string, offset: number, limit: number): Promise<DeliveryPage> {
    const parsed = parseFilter(filter);
    if (!parsed.ok) return { total: 0, rows: [], problem: parsed.problem };
    const numbers = await this.matching(filter, toCondition(parsed.terms));
    return {
      total: numbers.length,
      rows: this.reader.summaries(numbers.slice(offset, offset + limit)),
      problem: null,
    };
  }

  /** All deliveries a filter finds, a few at a time, newest first. Empty for an invalid filter. */
  async *all(filter: string): AsyncGenerator<StoredDelivery[]> {
    const parsed = parseFilter(filter);
    if (!parsed.ok) return;
    const numbers = [...(await this.matching(filter, toCondition(parsed.terms)))];
    for (let at = 0; at < numbers.length; at += EXPORT_STEP) {
      yield this.reader.details(numbers.slice(at, at + EXPORT_STEP));
      await others();
    }
  }

  private async matching(filter: string, condition: DeliveryCondition): Promise<number[]> {
    const { version } = this;
    const profileId = this.profileId();
    const newest = this.reader.newestNumber();
    const known =
      this.found?.filter === filter &&
      this.found.profileId === profileId &&
      this.found.version === version &&
      this.found.upTo <= newest
        ? this.found
        : null;
    const added = await this.scan(profileId, known?.upTo ?? 0, newest, condition);
    const numbers = known ? [...added, ...known.numbers] : added;
    this.found = { profileId, filter, numbers, upTo: newest, version };
    return numbers;
  }

  /** Scans from the newest down, yielding to the event loop between steps. */
  private async scan(
    profileId: string,
    after: number,
    upTo: number,
    condition: DeliveryCondition,
  ): Promise<number[]> {
    const step = condition.needsContent ? STEP_WITH_CONTENT : STEP;
    const found: number[] = [];
    for (let top = upTo; top > after; top -= step) {
      for (const number of this.reader.numbers(
        profileId,
        Math.max(after, top - step),
        top,
        condition,
      ))
        found.push(number);
      if (top - step > after) await others();
    }
    return found;
  }
}

function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
