import { AppError } from '../lib/errors';
import { lookAtServer, type SignInCheckContext } from './sign-in-checks';

/** Time limit of one check, milliseconds; the next one follows soon. */
const LOOK_MAX_MS = 10_000;
/** Statuses of a gateway whose server is down. */
const AWAY: ReadonlySet<number> = new Set([502, 503, 504]);

/** Checks whether the server is reachable, and remembers when it was not. */
export class ServerWatch {
  private wasAway = false;

  constructor(
    private readonly context: Pick<SignInCheckContext, 'apiBase' | 'http' | 'serverClock'>,
  ) {}

  /**
   * True once after the server has come back. Throws while it is unreachable: network codes, or
   * COZE_SERVER_ERROR for a gateway without a server.
   */
  async isBack(signal: AbortSignal): Promise<boolean> {
    try {
      const status = await lookAtServer(this.context, signal, LOOK_MAX_MS);
      if (AWAY.has(status))
        throw new AppError('COZE_SERVER_ERROR', { params: { number: status, status } });
    } catch (thrown) {
      if (!signal.aborted) this.wasAway = true;
      throw thrown;
    }
    const isBack = this.wasAway;
    this.wasAway = false;
    return isBack;
  }
}
