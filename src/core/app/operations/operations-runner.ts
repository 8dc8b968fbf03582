import type { OpsState } from '../../../shared/model/monitoring';
import type { App } from '../app';
import type { OpsServer } from '../../health/operations/ops-server';
import { toAppError, type AppError } from '../../lib/errors';
import { Observable } from '../../lib/observable';
import { startOperations, type OperationsOptions } from './operations-server';

export interface OperationsRunnerOptions extends Omit<OperationsOptions, 'port'> {
  /** For this run, instead of the port in the settings. */
  port: number | undefined;
}

/**
 * Runs the operations listener beside a window, according to the settings. A taken port is a state,
 * not an error.
 */
export class OperationsRunner {
  readonly state = new Observable<OpsState>({ url: null, error: null });
  private server: OpsServer | null = null;
  private failure: AppError | null = null;
  /** The last requested port, so that a change of other settings has no effect. */
  private wanted: number | null = null;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly app: App,
    private readonly options: OperationsRunnerOptions,
  ) {}

  /** Applies the settings; to be called at the start and after every change. */
  follow(): Promise<void> {
    const { opsEnabled, opsPort } = this.app.settings();
    const wanted = opsEnabled ? (this.options.port ?? opsPort) : null;
    return this.change(wanted);
  }

  /** Tries a taken port again. */
  retry(): Promise<void> {
    const { wanted } = this;
    this.wanted = null;
    return this.change(wanted);
  }

  /** Publishes its error again, in another language. */
  republish(): void {
    this.announce();
  }

  async dispose(): Promise<void> {
    await this.change(null);
  }

  private change(wanted: number | null): Promise<void> {
    if (wanted === this.wanted) return this.work;
    this.wanted = wanted;
    this.work = this.work.then(() => this.apply(wanted));
    return this.work;
  }

  private async apply(port: number | null): Promise<void> {
    await this.server?.close();
    this.server = null;
    this.failure = null;
    if (port !== null) {
      try {
        this.server = await startOperations(this.app, { ...this.options, port });
      } catch (thrown) {
        this.failure = toAppError(thrown);
      }
    }
    this.announce();
  }

  private announce(): void {
    this.state.set({
      url: this.server?.url ?? null,
      error: this.failure && this.app.translator.describe(this.failure),
    });
  }
}
