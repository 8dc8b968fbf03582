import { z } from 'zod';
import { ATTACHMENT_BYTES_MAX, attachmentSchema } from '../model/attachment';
import { errorViewSchema } from '../model/error-view';
import { nothing, request } from './define';

const attachmentId = z.object({ attachmentId: z.string() });
/** A whole file, or the first bytes of a file that is too large, one more than the limit. */
const content = z
  .instanceof(Uint8Array)
  .refine(({ byteLength }) => byteLength <= ATTACHMENT_BYTES_MAX + 1);

/** Files attached to a question: added first, then named in `chat.send`. */
export const attachmentRequests = {
  /**
   * Lets the person pick files; returns those accepted, and the reasons for the others. Empty when
   * cancelled.
   */
  'attachment.pick': request(
    nothing,
    z.object({
      taken: z.array(attachmentSchema),
      refused: z.array(z.object({ name: z.string(), error: errorViewSchema })),
    }),
  ),
  /**
   * Adds a pasted or dropped file. ATTACHMENT_EMPTY, ATTACHMENT_TYPE, ATTACHMENT_TOO_LARGE,
   * DISK_FULL.
   */
  'attachment.add': request(
    z.object({ name: z.string().min(1).max(300), content }),
    attachmentSchema,
  ),
  /** Content of the file, to show an image. ATTACHMENT_MISSING. */
  'attachment.read': request(
    attachmentId,
    z.object({ imageType: z.string(), content: z.instanceof(Uint8Array) }),
  ),
  /** Deletes a file that was not sent. No error when it is gone or was sent. */
  'attachment.discard': request(attachmentId, nothing),
};
