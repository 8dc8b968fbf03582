import { toAppError, type AppError } from '../lib/errors';
import { Observable } from '../lib/observable';
import type { Logger } from '../ports/logger';

/** What the person must know, shown by the window until dismissed; oldest first. */
export class AppNotices extends Observable<AppError[]> {
  constructor(private readonly logger: Logger) {
    super([]);
  }

  add(...notices: AppError[]): void {
    if (notices.length > 0) this.set([...this.value, ...notices]);
  }

  /** Records a failure of this machine: logged each time, shown once. */
  recordFailure(message: string, thrown: unknown): void {
    const error = toAppError(thrown);
    this.logger.error(message, {
      code: error.code,
      reason: thrown instanceof Error ? thrown.name : 'unknown',
    });
    if (!this.value.some(({ code }) => code === error.code)) this.add(error);
  }
}
