import type { InboxWriter } from '../../ports/inbox-writer';

const EVERY_MS = 250;
/** Limit of waiting entries; in a rush only some are noted. */
const WAITING_MAX = 500;

/** Records response times afterwards, many at a time: an answer waits only for its own commit. */
export class AnswerTimes {
  private waiting: { id: string; ms: number }[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly writer: Pick<InboxWriter, 'recordAnswers'>) {}

  record(id: string, ms: number): void {
    if (this.waiting.length >= WAITING_MAX) return;
    this.waiting.push({ id, ms });
    this.timer ??= setTimeout(() => void this.flush(), EVERY_MS).unref();
  }

  /** A failed write only means a missing time in a list. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const answers = this.waiting;
    this.waiting = [];
    if (answers.length > 0) await this.writer.recordAnswers(answers).catch(() => {});
  }
}
