import type { ConnectionState, LinkStatus } from '../../../shared/model/health';
import type { Layer } from '../../../shared/model/error-view';
import { toAppError, type AppError } from '../../lib/errors';
import { Observable } from '../../lib/observable';
import type { Translator } from '../../lib/translator';
import type { Clock } from '../../ports/clock';

/**
 * Interval in milliseconds at which a broken connection is tried: green again within five seconds
 * of the server.
 */
const RETRY_MS = 2000;

/**
 * A failure in one of these layers breaks the connection; in others it concerns a single request.
 */
const LINK_LAYERS: ReadonlySet<Layer> = new Set([
  'keychain',
  'key',
  'clock',
  'proxy',
  'network',
  'jwt',
  'region',
  'token',
  'scope',
  'bot',
]);
/** Reported about a working connection until somebody acts. */
const STANDING: ReadonlySet<string> = new Set(['PAT_EXPIRES_SOON', 'PAT_EXPIRED']);
/** The connection works, but with a defect. */
const DEGRADING: ReadonlySet<string> = new Set([
  'CLOCK_SKEW',
  'COZE_SERVER_ERROR',
  'PAT_EXPIRES_SOON',
  'PAT_EXPIRED',
]);
/** Temporary problems: worth retrying without the person. */
const PASSING: ReadonlySet<string> = new Set([
  'DNS_FAILED',
  'CONNECTION_REFUSED',
  'CONNECTION_RESET',
  'TLS_FAILED',
  'TIMEOUT',
  'NETWORK_UNREACHABLE',
  'NOT_COZE_RESPONSE',
  'OAUTH_SERVER_ERROR',
  'COZE_SERVER_ERROR',
  'RATE_LIMITED',
  'PROXY_UNREACHABLE',
  'PROXY_REFUSED',
]);

export interface HealthMonitorOptions {
  translator: Translator;
  clock: Clock;
  /** What to report about a working connection: a token that ends soon. */
  standing?: () => AppError | null;
  /**
   * Tests the connection cheaply, without an API call; throws what is wrong. Returns a warning or
   * null.
   */
  probe: (signal: AbortSignal) => Promise<AppError | null>;
}

/**
 * The state of the connection to Coze, from real events: sign-ins, turns, diagnoses. During a
 * temporary problem it tries again every two seconds, even while an earlier attempt still waits for
 * a silent server, so that the tray turns green by itself.
 */
export class HealthMonitor {
  readonly state = new Observable<ConnectionState>({
    status: 'not-set-up',
    reason: null,
    target: '',
    checkedAt: null,
  });
  private finding: AppError | null = null;
  private retry: NodeJS.Timeout | null = null;
  private stop = new AbortController();
  /** Numbers of the last attempt started, and of the last whose result counted. */
  private begun = 0;
  private settled = 0;

  constructor(private readonly options: HealthMonitorOptions) {}

  /** Watches another connection from now on; null when there is none. */
  watch(target: string | null): void {
    this.cancelRetry();
    this.stop.abort();
    this.stop = new AbortController();
    this.publish(target === null ? 'not-set-up' : 'checking', null, target ?? '');
    if (target !== null) void this.check();
  }

  /**
   * Reports an attempt over the connection: null means success. Errors of single requests are
   * ignored.
   */
  report(error: AppError | null): void {
    if (this.state.value.status === 'not-set-up') return;
    if (error === null || error.code === 'KEY_OLD') {
      const standing = this.options.standing?.() ?? null;
      this.publish(standing ? 'degraded' : 'ok', standing);
    } else if (DEGRADING.has(error.code)) {
      this.publish('degraded', error);
    } else if (LINK_LAYERS.has(error.layer)) {
      this.publish('down', error);
    }
    if (error && PASSING.has(error.code)) this.scheduleRetry();
  }

  /** The target's name, or what is reported about the working connection, may have changed. */
  review(target: string): void {
    const { status } = this.state.value;
    if (status !== 'not-set-up' && target !== this.state.value.target) this.republish(target);
    if (status === 'ok' || (this.finding && STANDING.has(this.finding.code))) this.report(null);
  }

  /** The route to the server has changed: tries it now. */
  recheck(): void {
    if (this.state.value.status === 'not-set-up') return;
    this.cancelRetry();
    void this.check();
  }

  /** Publishes reason and target again, in another language. */
  republish(target: string): void {
    this.publish(this.state.value.status, this.finding, target);
  }

  dispose(): void {
    this.cancelRetry();
    this.stop.abort();
  }

  private async check(): Promise<void> {
    const { signal } = this.stop;
    const number = ++this.begun;
    const outcome = await this.options.probe(signal).catch(toAppError);
    // An attempt that waited for long knows less than a later one.
    if (signal.aborted || number < this.settled) return;
    this.settled = number;
    this.report(outcome);
  }

  private scheduleRetry(): void {
    if (this.retry || this.stop.signal.aborted) return;
    this.retry = setTimeout(() => {
      this.retry = null;
      this.scheduleRetry();
      void this.check();
    }, RETRY_MS);
    this.retry.unref();
  }

  private cancelRetry(): void {
    if (this.retry) clearTimeout(this.retry);
    this.retry = null;
  }

  private publish(
    status: LinkStatus,
    finding: AppError | null,
    target = this.state.value.target,
  ): void {
    if (status === 'ok' || (status === 'degraded' && finding && STANDING.has(finding.code)))
      this.cancelRetry();
    this.finding = finding;
    this.state.set({
      status,
      reason: finding && this.options.translator.describe(finding),
      target,
      checkedAt:
        status === 'ok' || finding
          ? new Date(this.options.clock.now()).toISOString()
          : this.state.value.checkedAt,
    });
  }
}
