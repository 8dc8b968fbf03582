import { toAppError, type AppError } from '../../lib/errors';
import { Observable } from '../../lib/observable';
import type { WebhookServer } from './webhook-server';

export interface ListenerState {
  status: 'stopped' | 'starting' | 'listening' | 'failed';
  error: AppError | null;
}

/** Starts and stops the server, one operation at a time, and publishes its state. */
export class WebhookListener {
  readonly state = new Observable<ListenerState>({ status: 'stopped', error: null });
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly server: WebhookServer) {}

  get url(): string | null {
    return this.server.url;
  }

  get port(): number | null {
    return this.server.port;
  }

  /**
   * Stops the running listener and listens on this port. Throws what prevents it, mainly
   * WEBHOOK_PORT_TAKEN; a later attempt may succeed.
   */
  start(port: number): Promise<void> {
    return this.enqueue(async () => {
      await this.server.stop();
      this.state.set({ status: 'starting', error: null });
      try {
        await this.server.start(port);
        this.state.set({ status: 'listening', error: null });
      } catch (thrown) {
        this.state.set({ status: 'failed', error: toAppError(thrown) });
        throw thrown;
      }
    });
  }

  stop(): Promise<void> {
    return this.enqueue(async () => {
      await this.server.stop();
      this.state.set({ status: 'stopped', error: null });
    });
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => {});
    return done;
  }
}
