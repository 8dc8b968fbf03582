import { toAppError, type AppError } from '../../lib/errors';
import { Observable } from '../../lib/observable';
import type { WebhookServer } from './webhook-server';

export interface ListenerState {
  status: 'stopped' | 'starting' | 'listening' | 'failed';
  error: AppError | null;
}

/** Starts and stops the server, one thing at a time, and says how it stands. */
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
   * Ends what listens and listens on this port. Throws what keeps it from that, WEBHOOK_PORT_TAKEN
   * above all; a later try may work.
   */
  start(port: number): Promise<void> {
    return this.inTurn(async () => {
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
    return this.inTurn(async () => {
      await this.server.stop();
      this.state.set({ status: 'stopped', error: null });
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => {});
    return done;
  }
}
