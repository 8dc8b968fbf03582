import { open } from 'node:fs/promises';
import { toFileError } from '../../storage/file-errors';
import type { StoredDelivery } from '../store/webhook-read-store';

/**
 * Writes deliveries to a file, one JSON object per line, a few at a time regardless of their
 * number. `body` is the received JSON, or the text when it is not JSON. Returns how many.
 * DISK_FULL, DISK_READ_ONLY; the file is then incomplete.
 */
export async function exportDeliveries(
  batches: AsyncIterable<readonly StoredDelivery[]>,
  path: string,
): Promise<number> {
  let count = 0;
  try {
    const file = await open(path, 'w', 0o600);
    try {
      for await (const batch of batches) {
        count += batch.length;
        await file.write(batch.map((delivery) => `${JSON.stringify(lineOf(delivery))}\n`).join(''));
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (thrown) {
    throw toFileError(thrown, path);
  }
  return count;
}

function lineOf({ number: _number, body, headers, ...delivery }: StoredDelivery): object {
  return { ...delivery, headers: Object.fromEntries(headers), body: parsed(body) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
