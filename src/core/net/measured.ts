import { toAppError } from '../lib/errors';
import type { CallMeter } from '../ports/call-meter';
import type { MeteredService } from '../../shared/model/monitoring';
import { CallStopwatch } from './call-stopwatch';

/**
 * Performs a call and reports it once, with the error's code when it fails. For calls with a single
 * answer: neither size nor first byte is measured.
 */
export async function measured<T>(
  meter: CallMeter,
  service: MeteredService,
  operation: string,
  perform: () => Promise<T>,
): Promise<T> {
  const watch = new CallStopwatch(meter, service, operation);
  watch.sent(0);
  try {
    const result = await perform();
    watch.end('ok');
    return result;
  } catch (thrown) {
    const { code, logid } = toAppError(thrown);
    watch.named(logid);
    watch.end(code);
    throw thrown;
  }
}
