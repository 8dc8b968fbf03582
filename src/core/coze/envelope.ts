import { z } from 'zod';
import { AppError } from '../lib/errors';
import { retryAfterParams } from '../net/retry';
import { toCozeError } from './coze-errors';

/** Coze's usual answer (docs/reference/coze-wire.md, 0.2); Studio sends the number as text. */
const envelopeSchema = z.looseObject({
  code: z.coerce.number().optional(),
  msg: z.string().nullish(),
  data: z.unknown().optional(),
  detail: z.looseObject({ logid: z.string().nullish() }).nullish(),
});

/** Where an answer came from, for the error. */
export interface AnswerOrigin {
  status: number;
  headers: Record<string, string>;
  host: string;
  path: string;
}

/** Coze's id of a request: the cloud and Studio name the header differently. */
export function logidOf(headers: Record<string, string>): string | null {
  return headers['x-tt-logid'] ?? headers['x-log-id'] ?? null;
}

/**
 * Opens Coze's envelope. Throws the error that a refusal means, or NOT_COZE_RESPONSE when the text
 * is no envelope: the sign-in page of a hotel network, a proxy's error page, a wrong address.
 */
export function openEnvelope(text: string, origin: AnswerOrigin): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  // Nearly every answer; checking the rest of the envelope would only cost time.
  if (origin.status < 400 && isSuccess(parsed)) return parsed.data;
  const headerLogid = logidOf(origin.headers);
  const refusal = { ...origin, ...retryAfterParams(origin.headers) };
  const envelope = envelopeSchema.safeParse(parsed);
  if (!envelope.success) {
    if (origin.status >= 400 && origin.status !== 404) {
      throw toCozeError({ ...refusal, code: null, msg: '', logid: headerLogid });
    }
    const params = { host: origin.host, status: origin.status };
    throw new AppError('NOT_COZE_RESPONSE', { params, logid: headerLogid });
  }
  const { code, msg, data, detail } = envelope.data;
  if ((code !== undefined && code !== 0) || origin.status >= 400) {
    throw toCozeError({
      ...refusal,
      code: code ?? null,
      msg: msg ?? '',
      logid: detail?.logid ?? headerLogid,
    });
  }
  return data;
}

function isSuccess(value: unknown): value is { code: 0; data?: unknown } {
  return typeof value === 'object' && value !== null && 'code' in value && value.code === 0;
}
