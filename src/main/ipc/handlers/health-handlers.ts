import type { App } from '../../../core/app/app';
import { describeChecks, DIAGNOSIS_LIMIT_MS } from '../../../core/health/doctor';
import type { HandlersOf } from '../dispatch';

/** Every request about the connection to Coze. */
export function healthHandlers(app: App): HandlersOf<'health'> {
  return {
    'health.connection': () => app.health.state.snapshot,
    'health.diagnose': async () =>
      describeChecks(
        await app.diagnosis.chain(AbortSignal.timeout(DIAGNOSIS_LIMIT_MS)),
        app.translator,
      ),
    'health.renewToken': () => app.renewToken(),
  };
}
