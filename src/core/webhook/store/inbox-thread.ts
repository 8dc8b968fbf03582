import { parentPort, workerData } from 'node:worker_threads';
import { toAppError } from '../../lib/errors';
import type { ErrorCode, ErrorParams } from '../../../shared/model/error-view';
import type { InboxWriter } from '../../ports/inbox-writer';
import { Database } from '../../storage/database';
import { WebhookInboxStore } from './webhook-inbox-store';

/**
 * How the thread opens the database. The key never leaves this process: a thread shares its memory.
 */
export interface InboxThreadData {
  path: string;
  key: string;
}

/** A call to the thread and its answer, paired by `call`. */
export interface InboxThreadCall {
  call: number;
  method: keyof InboxWriter;
  input: unknown[];
}
export type InboxThreadAnswer =
  | { call: number; ok: true; value: unknown }
  | { call: number; ok: false; code: ErrorCode; params: ErrorParams };

// Entry point of the thread that writes deliveries: a separate connection to the same database, so
// that waiting for the disk blocks nothing else. Started only by worker-inbox-writer.ts.
const port = parentPort;
if (port) {
  // Handed over by our own code in the same process.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { path, key } = workerData as InboxThreadData;
  const database = new Database(path, key);
  database.exec(
    'PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; ' +
      'PRAGMA fullfsync = ON; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000',
  );
  const store = new WebhookInboxStore(database);
  port.on('message', ({ call, method, input }: InboxThreadCall) => {
    try {
      const value: unknown =
        method === 'close' ? database.close() : Reflect.apply(store[method], store, input);
      port.postMessage({ call, ok: true, value } satisfies InboxThreadAnswer);
      if (method === 'close') port.close();
    } catch (thrown) {
      const { code, params } = toAppError(thrown);
      port.postMessage({ call, ok: false, code, params } satisfies InboxThreadAnswer);
    }
  });
}
