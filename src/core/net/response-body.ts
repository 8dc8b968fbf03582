import type { Dispatcher } from 'undici';
import { AppError } from '../lib/errors';
import type { RequestLimit } from './request-limit';

/** More than any answer of Coze, bytes; keeps a wrong address from filling the memory. */
const TEXT_MAX = 16 * 1024 * 1024;

/** The body piece by piece, with no time limit from now on. */
export async function* readChunks(
  body: AsyncIterable<Uint8Array>,
  limit: RequestLimit,
): AsyncIterable<Uint8Array> {
  limit.stopClock();
  try {
    for await (const chunk of body) yield chunk;
  } catch (thrown) {
    throw limit.explain(thrown);
  } finally {
    limit.close();
  }
}

/** The whole body as text, within the time limit, which then ends. */
export async function readWhole(
  response: Dispatcher.ResponseData,
  url: string,
  limit: RequestLimit,
): Promise<string> {
  try {
    return await readText(response, url);
  } catch (thrown) {
    throw limit.explain(thrown);
  } finally {
    limit.close();
  }
}

/** The body as text; NOT_COZE_RESPONSE when it is larger than any answer could be. */
export async function readText(
  { body, headers, statusCode }: Dispatcher.ResponseData,
  url: string,
): Promise<string> {
  const announced = Number(headers['content-length'] ?? Number.NaN);
  // HTTP ends the body at the announced length, so nothing has to be counted.
  if (announced <= TEXT_MAX) return body.text();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > TEXT_MAX)
      throw new AppError('NOT_COZE_RESPONSE', {
        params: { host: new URL(url).host, status: statusCode },
      });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Lower-case names; of a repeated header the first value. */
export function flattenHeaders(
  headers: Record<string, string | string[] | undefined>,
): Record<string, string> {
  const flat: Record<string, string> = {};
  // undici's headers are a plain object; iterating its keys costs half as much as `Object.entries`.
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined) flat[name] = Array.isArray(value) ? (value[0] ?? '') : value;
  }
  return flat;
}
