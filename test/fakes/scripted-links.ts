import { AppError } from '../../src/core/lib/errors';
import type { Connect } from '../../src/core/tunnel/reconnecting-tunnel';
import { deferred } from './deferred';

/**
 * Connections of a tunnel as a test wants them: each attempt takes the next step, the last one
 * again and again.
 */
export class ScriptedLinks {
  /** Ports that were asked for, in order. */
  readonly attempts: number[] = [];
  closed = 0;
  private cut = deferred<AppError>();

  /** A text is an address, an error a failure. */
  constructor(private readonly steps: (string | AppError)[]) {}

  readonly connect: Connect = async (port) => {
    const step = this.steps[Math.min(this.attempts.length, this.steps.length - 1)];
    this.attempts.push(port);
    if (step === undefined || step instanceof AppError) throw step ?? new AppError('INTERNAL');
    this.cut = deferred<AppError>();
    const close = async (): Promise<void> => {
      this.closed += 1;
    };
    return { address: step, ended: this.cut.promise, close };
  };

  /** The connection that stands is lost. */
  lose(error = new AppError('TUNNEL_LOST', { params: { host: 'example.com' } })): void {
    this.cut.resolve(error);
  }
}
