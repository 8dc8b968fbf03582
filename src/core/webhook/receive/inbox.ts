import { AppError, toAppError } from '../../lib/errors';
import { Emitter } from '../../lib/emitter';
import type { AppendResult, InboxEntry, InboxWriter } from '../../ports/inbox-writer';

/**
 * Limit of deliveries waiting for the disk; more are refused, so that a slow disk does not use up
 * memory.
 */
const WAITING_MAX = 1024;
const WAITING_BYTES_MAX = 32 * 1024 * 1024;
/** Deliveries per commit. */
const BATCH_MAX = 256;
/**
 * Time in milliseconds after which a commit counts as blocked: waiting senders are asked to come
 * again.
 */
const BLOCKED_MS = 5000;

/** Deliveries in one commit that make a rush, and how long it counts, in milliseconds. */
const RUSH = 8;
const RUSH_MS = 20;

interface Waiting {
  entry: InboxEntry;
  resolve: (result: AppendResult) => void;
  reject: (error: AppError) => void;
}

/**
 * Writes deliveries to the inbox. Simultaneous deliveries share one commit, and each is answered
 * only after its commit has reached the disk. One commit runs at a time; deliveries that arrive
 * meanwhile form the next.
 */
export class Inbox {
  /** New deliveries that are on disk. */
  readonly stored = new Emitter<readonly InboxEntry[]>();
  private waiting: Waiting[] = [];
  private waitingBytes = 0;
  private isWriting = false;
  private lastBatch = 0;
  private lastCommitAt = Number.NEGATIVE_INFINITY;
  private isScheduled = false;

  constructor(
    private readonly writer: Pick<InboxWriter, 'append'>,
    private readonly blockedMs = BLOCKED_MS,
  ) {}

  /**
   * Resolves once the delivery is on disk, under its own id or as one that existed already. Errors:
   * WEBHOOK_OVERLOADED when too many wait or the disk is blocked, DISK_FULL, DISK_READ_ONLY,
   * DATABASE_BUSY. After an error it may be on disk all the same.
   */
  accept(entry: InboxEntry): Promise<AppendResult> {
    if (
      this.waiting.length >= WAITING_MAX ||
      this.waitingBytes + entry.bodyBytes > WAITING_BYTES_MAX
    ) {
      return Promise.reject(new AppError('WEBHOOK_OVERLOADED'));
    }
    this.waitingBytes += entry.bodyBytes;
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject });
      this.schedule();
    });
  }

  /**
   * True in a rush: the last commit, a moment ago, had many deliveries. Anything that can wait
   * should.
   */
  get isRushed(): boolean {
    return this.lastBatch >= RUSH && performance.now() - this.lastCommitAt < RUSH_MS;
  }

  /** Resolves when nothing is left to write. */
  async settled(): Promise<void> {
    while (this.isWriting || this.waiting.length > 0)
      await new Promise((resolve) => setImmediate(resolve));
  }

  /** Number of deliveries waiting to be written. */
  get backlog(): number {
    return this.waiting.length;
  }

  /** Requests read in the same turn of the event loop share one commit. */
  private schedule(): void {
    if (this.isWriting || this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      if (!this.isWriting) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) await this.commit(this.takeBatch());
    this.isWriting = false;
  }

  private takeBatch(): Waiting[] {
    const batch = this.waiting.splice(0, BATCH_MAX);
    for (const { entry } of batch) this.waitingBytes -= entry.bodyBytes;
    return batch;
  }

  private async commit(batch: readonly Waiting[]): Promise<void> {
    // When the disk is blocked, all waiting deliveries fail, those of this commit and those behind
    // it; a late success does no harm then.
    const blocked = setInterval(
      () => refuse([...batch, ...this.takeAll()], new AppError('WEBHOOK_OVERLOADED')),
      this.blockedMs,
    );
    try {
      const results = await this.writer.append(batch.map(({ entry }) => entry));
      const stored = batch
        .map(({ entry }) => entry)
        .filter((_entry, at) => results[at]?.duplicate === false);
      for (const [at, { resolve, reject }] of batch.entries()) {
        const result = results[at];
        if (result) resolve(result);
        else reject(new AppError('INTERNAL'));
      }
      if (stored.length > 0) this.stored.emit(stored);
    } catch (thrown) {
      refuse(batch, toAppError(thrown));
    } finally {
      this.lastBatch = batch.length;
      this.lastCommitAt = performance.now();
      clearInterval(blocked);
    }
  }

  private takeAll(): Waiting[] {
    this.waitingBytes = 0;
    return this.waiting.splice(0);
  }
}

function refuse(batch: readonly Waiting[], error: AppError): void {
  for (const { reject } of batch) reject(error);
}
