import { parentPort, workerData } from 'node:worker_threads';
import { toAppError } from '../lib/errors';
import { databaseTasks, type DatabaseTaskAnswer, type DatabaseTaskCall } from './database-tasks';

// Entry point of a thread that does one piece of work on a database file and ends. Started only by
// database-tasks.ts.
const port = parentPort;
if (port) {
  // Handed over by our own code in the same process.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { task, input } = workerData as DatabaseTaskCall;
  try {
    const value: unknown = Reflect.apply(databaseTasks[task], undefined, input);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    port.postMessage({ ok: true, value } satisfies DatabaseTaskAnswer);
  } catch (thrown) {
    const { code, params } = toAppError(thrown);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    port.postMessage({ ok: false, code, params } satisfies DatabaseTaskAnswer);
  }
}
