import { AppError } from '../lib/errors';
import { lookAtServer, type SignInCheckContext } from './sign-in-checks';

/** A look takes no longer, milliseconds: another one follows. */
const LOOK_MAX_MS = 10_000;
/** A gateway that says so has nothing behind it. */
const AWAY: ReadonlySet<number> = new Set([502, 503, 504]);

/** Looks whether the server is there, and remembers that it was not. */
export class ServerWatch {
  private wasAway = false;

  constructor(
    private readonly context: Pick<SignInCheckContext, 'apiBase' | 'http' | 'serverClock'>,
  ) {}

  /**
   * True once after the server was away; throws while it is: network codes, or COZE_SERVER_ERROR
   * for an empty gateway.
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
