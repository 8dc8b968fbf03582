import type { InboxWriter } from '../../ports/inbox-writer';

const EVERY_MS = 250;
/** In a rush only some are noted. */
const WAITING_MAX = 500;

/**
 * Notes how long answers took, many at a time and after the fact: an answer waits for nothing but
 * its own commit.
 */
export class AnswerTimes {
  private waiting: { id: string; ms: number }[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly writer: Pick<InboxWriter, 'recordAnswers'>) {}

  record(id: string, ms: number): void {
    if (this.waiting.length >= WAITING_MAX) return;
    this.waiting.push({ id, ms });
    this.timer ??= setTimeout(() => void this.flush(), EVERY_MS).unref();
  }

  /** A time that cannot be noted is missing in a list, nothing more. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const answers = this.waiting;
    this.waiting = [];
    if (answers.length > 0) await this.writer.recordAnswers(answers).catch(() => {});
  }
}
