import { toAppError } from '../../lib/errors';
import type { HttpClient } from '../../net/http-client';
import { WEBHOOK_PATH } from '../../../shared/webhook-path';

const LIMIT_MS = 1500;

/**
 * Finds out who uses a port of this machine. A listener of ours answers a GET with an empty 404 and
 * no name.
 */
export async function whoListens(
  http: HttpClient,
  port: number,
): Promise<'ours' | 'foreign' | 'nobody'> {
  try {
    const { status, text, headers } = await http.send({
      method: 'GET',
      url: `http://127.0.0.1:${port}${WEBHOOK_PATH}`,
      timeoutMs: LIMIT_MS,
    });
    return status === 404 && text === '' && headers['server'] === undefined ? 'ours' : 'foreign';
  } catch (thrown) {
    return toAppError(thrown).code === 'CONNECTION_REFUSED' ? 'nobody' : 'foreign';
  }
}
