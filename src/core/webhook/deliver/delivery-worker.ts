import { wait } from '../../lib/abort';
import { AppError, toAppError } from '../../lib/errors';
import { Emitter } from '../../lib/emitter';
import type { Clock } from '../../ports/clock';
import type { DeliveryReceiver } from '../../ports/delivery-receiver';
import type { DeliveryOutcome, InboxWriter } from '../../ports/inbox-writer';
import type { DueDelivery, WebhookReadStore } from '../store/webhook-read-store';

/** How a delivery that a receiver rejected is retried. */
export interface DeliveryRetryPolicy {
  attempts: number;
  /** First delay in milliseconds, doubled after each failure; half of it is random. */
  firstDelayMs: number;
  maxDelayMs: number;
  /** Timeout of a receiver in milliseconds. */
  receiverMs: number;
}

export const DELIVERY_RETRY: DeliveryRetryPolicy = {
  attempts: 8,
  firstDelayMs: 1000,
  maxDelayMs: 300_000,
  receiverMs: 30_000,
};

/** Deliveries handed on in one batch; those of one conversation one after the other. */
const AT_ONCE = 128;
/** Longest wait in milliseconds between two batches during a rush. */
const RUSH_MAX_MS = 250;
const RUSH_STEP_MS = 25;

export interface DeliveryWorkerOptions {
  reader: Pick<WebhookReadStore, 'due' | 'nextAttemptAt' | 'owners'>;
  writer: Pick<InboxWriter, 'record' | 'adopt'>;
  receivers: readonly DeliveryReceiver[];
  clock: Clock;
  policy?: DeliveryRetryPolicy;
  random?: () => number;
  /**
   * Tells that many deliveries are arriving: acknowledging them takes precedence over handing them
   * on.
   */
  isRushed?: () => boolean;
  /** Waits between two attempts. */
  pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Hands deliveries to the receivers inside the app, at least once, in order within each
 * conversation. All its state is in the database, so a kill at any moment loses nothing: the next
 * start continues where the dead process stopped.
 */
export class DeliveryWorker {
  /** Deliveries whose state changed. */
  readonly changed = new Emitter<readonly DeliveryOutcome[]>();
  private readonly stop = new AbortController();
  private nap: AbortController | null = null;
  private isAwake = false;
  private running: Promise<void> | null = null;

  constructor(private readonly options: DeliveryWorkerOptions) {}

  /**
   * Takes over the work of dead processes, and starts. `isAlive` tells whether a process is
   * running.
   */
  async start(isAlive: (pid: number) => boolean): Promise<void> {
    const { reader, writer } = this.options;
    const dead = reader.owners().filter((pid) => pid !== process.pid && !isAlive(pid));
    if (dead.length > 0) await writer.adopt(dead, process.pid);
    this.wake();
  }

  /** Looks for work. Cheap; to be called after every commit. */
  wake(): void {
    this.isAwake = true;
    this.nap?.abort();
    if (!this.running && !this.stop.signal.aborted)
      this.running = this.work().finally(() => (this.running = null));
  }

  /** Stops after the work in progress. */
  async dispose(): Promise<void> {
    this.stop.abort();
    this.nap?.abort();
    await this.running;
  }

  private async work(): Promise<void> {
    const { clock } = this.options;
    while (!this.stop.signal.aborted) {
      await this.letRushPass();
      this.isAwake = false;
      const { due, next } = this.look();
      if (due.length > 0) {
        await this.handOnAll(due);
        continue;
      }
      if (this.isAwake) continue;
      if (next === null) return;
      await this.sleep(Math.max(0, next - clock.now()));
    }
  }

  /** Waits while senders are being answered, up to the maximum. */
  private async letRushPass(): Promise<void> {
    const { isRushed = () => false, pause = wait } = this.options;
    for (let waited = 0; waited < RUSH_MAX_MS && isRushed(); waited += RUSH_STEP_MS)
      await pause(RUSH_STEP_MS, this.stop.signal).catch(() => {});
  }

  /**
   * Deliveries that are due, and when the next one is. Looks again in a second when another program
   * keeps the database busy.
   */
  private look(): { due: DueDelivery[]; next: number | null } {
    const { reader, clock } = this.options;
    try {
      return {
        due: reader.due(process.pid, clock.now(), AT_ONCE),
        next: reader.nextAttemptAt(process.pid),
      };
    } catch {
      return { due: [], next: clock.now() + 1000 };
    }
  }

  private async sleep(milliseconds: number): Promise<void> {
    const { pause = wait } = this.options;
    this.nap = new AbortController();
    await pause(milliseconds, this.nap.signal).catch(() => {});
    this.nap = null;
  }

  private async handOnAll(due: readonly DueDelivery[]): Promise<void> {
    const outcomes = (
      await Promise.all(byConversation(due).map((group) => this.handOnInOrder(group)))
    ).flat();
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.options.writer.record(outcomes);
        break;
      } catch {
        // The disk is full: deliveries are handed on again later, not in a tight loop.
        if (this.stop.signal.aborted) return;
        await this.sleep(Math.min(30_000, 1000 * attempt));
      }
    }
    this.changed.emit(outcomes);
  }

  /** After a failure the rest of the conversation waits. */
  private async handOnInOrder(group: readonly DueDelivery[]): Promise<DeliveryOutcome[]> {
    const outcomes: DeliveryOutcome[] = [];
    for (const each of group) {
      const outcome = await this.handOn(each);
      outcomes.push(outcome);
      if (outcome.status === 'retrying') break;
    }
    return outcomes;
  }

  private async handOn({ delivery, attempts, receivedBy }: DueDelivery): Promise<DeliveryOutcome> {
    const { receivers, clock, policy = DELIVERY_RETRY } = this.options;
    const number = attempts + 1;
    const open = receivers.filter(
      (receiver) => !receivedBy.includes(receiver.name) && wants(receiver, delivery),
    );
    const history = await Promise.all(
      open.map(async (receiver) => {
        const at = clock.now();
        const started = clock.monotonic();
        const error = await receiveWithin(receiver, delivery, policy.receiverMs, this.stop.signal);
        return { number, receiver: receiver.name, at, ms: clock.monotonic() - started, error };
      }),
    );
    const taken = [
      ...receivedBy,
      ...history.filter(({ error }) => error === null).map(({ receiver }) => receiver),
    ];
    const failed = history.some(({ error }) => error !== null);
    const isLast = failed && number >= policy.attempts;
    return {
      id: delivery.id,
      attempts: number,
      receivedBy: taken,
      history,
      status: isLast ? 'dead' : failed ? 'retrying' : 'delivered',
      nextAttemptAt: failed && !isLast ? clock.now() + this.pauseAfter(number, policy) : null,
    };
  }

  private pauseAfter(attempt: number, { firstDelayMs, maxDelayMs }: DeliveryRetryPolicy): number {
    const { random = Math.random } = this.options;
    const delay = Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1));
    return Math.round(delay / 2 + random() * (delay / 2));
  }
}

/** Groups the deliveries of one conversation, in order; each of the others forms its own group. */
function byConversation(due: readonly DueDelivery[]): DueDelivery[][] {
  const groups = new Map<string, DueDelivery[]>();
  for (const each of due) {
    const { id, profileId, conversationId } = each.delivery;
    const key = conversationId === null ? `alone ${id}` : `${profileId} ${conversationId}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

function wants(receiver: DeliveryReceiver, delivery: DueDelivery['delivery']): boolean {
  try {
    return receiver.wants(delivery);
  } catch {
    return true;
  }
}

/**
 * Null when the receiver has accepted it. An error is recorded by its code; one without a code only
 * by its kind.
 */
async function receiveWithin(
  receiver: DeliveryReceiver,
  delivery: DueDelivery['delivery'],
  limitMs: number,
  stop: AbortSignal,
): Promise<AppError | null> {
  const limit = new AbortController();
  const late = wait(limitMs, limit.signal).then(() => {
    throw new AppError('WEBHOOK_RECEIVER_FAILED', {
      params: { detail: `${receiver.name}: > ${limitMs / 1000} s` },
    });
  });
  const onStop = (): void => limit.abort();
  stop.addEventListener('abort', onStop, { once: true });
  try {
    await Promise.race([receiver.receive(delivery, limit.signal), late]);
    return null;
  } catch (thrown) {
    const error = toAppError(thrown);
    const kind = thrown instanceof Error ? thrown.name : typeof thrown;
    return error.code === 'INTERNAL'
      ? new AppError('WEBHOOK_RECEIVER_FAILED', { params: { detail: `${receiver.name}: ${kind}` } })
      : error;
  } finally {
    stop.removeEventListener('abort', onStop);
    limit.abort();
    late.catch(() => {});
  }
}
