import { FormData } from 'undici';
import { z } from 'zod';
import { AppError } from '../lib/errors';
import type { QuestionFile, UploadedFile } from '../ports/chat-backend';
import type { CozeClient } from './coze-client';

/** Twenty megabytes over a slow connection, milliseconds. */
const UPLOAD_MS = 180_000;

const uploadSchema = z.looseObject({ id: z.string().min(1) });

/**
 * Uploads a file to Coze, which keeps it for three months (docs/reference/coze-wire.md, 5).
 * FILE_REJECTED. Not made by the SDK, which loses the file's name (decision 0004).
 */
export async function uploadFile(
  coze: CozeClient,
  { name, kind, content }: QuestionFile,
  signal: AbortSignal,
): Promise<UploadedFile> {
  const form = new FormData();
  form.append('file', new Blob([content.slice()]), name);
  const { data, logid } = await coze.call({
    method: 'POST',
    path: '/v1/files/upload',
    form,
    signal,
    timeoutMs: UPLOAD_MS,
    repeat: 'always',
  });
  const uploaded = uploadSchema.safeParse(data);
  if (!uploaded.success)
    throw new AppError('COZE_UNKNOWN', {
      params: { number: 0, detail: '/v1/files/upload' },
      logid,
    });
  return { kind, fileId: uploaded.data.id };
}
