import { Worker } from 'node:worker_threads';
import { AppError } from '../../lib/errors';
import type { InboxWriter } from '../../ports/inbox-writer';
import type { InboxThreadAnswer, InboxThreadCall, InboxThreadData } from './inbox-thread';

interface Pending {
  resolve: (value: never) => void;
  reject: (error: AppError) => void;
}

/**
 * Writes in a thread of its own (`inbox-thread.ts`): a slow disk holds up the answers to senders,
 * never the app. A thread that dies is started again by the next call; what it had not answered
 * fails, so that nothing unwritten is acknowledged. See docs/decisions/0030.
 */
export class WorkerInboxWriter implements InboxWriter {
  private thread: Worker | null = null;
  private readonly pending = new Map<number, Pending>();
  private nextCall = 1;

  /** `program`: the built file of `inbox-thread.ts`. */
  constructor(
    private readonly program: string,
    private readonly data: InboxThreadData,
  ) {}

  append = (...input: Parameters<InboxWriter['append']>): ReturnType<InboxWriter['append']> =>
    this.call('append', input);
  record = (...input: Parameters<InboxWriter['record']>): Promise<void> =>
    this.call('record', input);
  recordAnswers = (...input: Parameters<InboxWriter['recordAnswers']>): Promise<void> =>
    this.call('recordAnswers', input);
  redrive = (...input: Parameters<InboxWriter['redrive']>): Promise<number> =>
    this.call('redrive', input);
  adopt = (...input: Parameters<InboxWriter['adopt']>): Promise<number> =>
    this.call('adopt', input);
  takeOver = (...input: Parameters<InboxWriter['takeOver']>): Promise<void> =>
    this.call('takeOver', input);
  prune = (...input: Parameters<InboxWriter['prune']>): Promise<number> =>
    this.call('prune', input);

  async close(): Promise<void> {
    if (!this.thread) return;
    const { thread } = this;
    await this.call('close', []).catch(() => {});
    await thread.terminate();
  }

  private call<T>(method: keyof InboxWriter, input: unknown[]): Promise<T> {
    const call = this.nextCall++;
    return new Promise<T>((resolve, reject) => {
      this.pending.set(call, { resolve, reject });
      const thread = this.running();
      // The program must not exit while a delivery is being written, and an idle thread must not
      // keep it alive.
      thread.ref();
      // A thread, not a window.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      thread.postMessage({ call, method, input } satisfies InboxThreadCall);
    });
  }

  private running(): Worker {
    if (this.thread) return this.thread;
    const thread = new Worker(this.program, { workerData: this.data });
    thread.on('message', (answer: InboxThreadAnswer) => this.settle(answer));
    thread.on('error', () => this.lose(thread));
    thread.on('exit', () => this.lose(thread));
    this.thread = thread;
    return thread;
  }

  private settle(answer: InboxThreadAnswer): void {
    const waiting = this.pending.get(answer.call);
    this.pending.delete(answer.call);
    if (this.pending.size === 0) this.thread?.unref();
    // The thread answers with what the called method gives.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (answer.ok) waiting?.resolve(answer.value as never);
    else waiting?.reject(new AppError(answer.code, { params: answer.params }));
  }

  private lose(thread: Worker): void {
    if (this.thread !== thread) return;
    this.thread = null;
    for (const { reject } of this.pending.values()) reject(new AppError('WEBHOOK_OVERLOADED'));
    this.pending.clear();
  }
}
