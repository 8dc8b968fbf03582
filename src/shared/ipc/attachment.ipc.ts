import { z } from 'zod';
import { ATTACHMENT_BYTES_MAX, attachmentSchema } from '../model/attachment';
import { errorViewSchema } from '../model/error-view';
import { nothing, request } from './define';

const attachmentId = z.object({ attachmentId: z.string() });
/** A whole file, or of one that is too large one byte more than is taken. */
const content = z
  .instanceof(Uint8Array)
  .refine(({ byteLength }) => byteLength <= ATTACHMENT_BYTES_MAX + 1);

/** Files that go along with a question: taken first, then named in `chat.send`. */
export const attachmentRequests = {
  /**
   * Lets the person pick files; answers those that were taken, and why the others were not. Nothing
   * when cancelled.
   */
  'attachment.pick': request(
    nothing,
    z.object({
      taken: z.array(attachmentSchema),
      refused: z.array(z.object({ name: z.string(), error: errorViewSchema })),
    }),
  ),
  /**
   * Takes a file that was pasted or dropped. ATTACHMENT_EMPTY, ATTACHMENT_TYPE,
   * ATTACHMENT_TOO_LARGE, DISK_FULL.
   */
  'attachment.add': request(
    z.object({ name: z.string().min(1).max(300), content }),
    attachmentSchema,
  ),
  /** The file itself, to show a picture. ATTACHMENT_MISSING. */
  'attachment.read': request(
    attachmentId,
    z.object({ imageType: z.string(), content: z.instanceof(Uint8Array) }),
  ),
  /** Forgets a file that was not sent. No error when it is gone or was sent. */
  'attachment.discard': request(attachmentId, nothing),
};
