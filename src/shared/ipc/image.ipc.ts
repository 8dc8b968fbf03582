import { z } from 'zod';
import { request } from './define';

/** Images from the network: a page loads nothing itself. */
export const imageRequests = {
  /**
   * An image of an answer or a bot. From hosts other than Coze's it is only fetched with the
   * person's consent; otherwise `ask` names the host that would be contacted. IMAGE_REFUSED,
   * IMAGE_UNUSABLE and network errors.
   */
  'image.load': request(
    z.object({ url: z.string().max(4000), agreed: z.boolean() }),
    z.discriminatedUnion('status', [
      z.object({
        status: z.literal('loaded'),
        imageType: z.string(),
        content: z.instanceof(Uint8Array),
      }),
      z.object({ status: z.literal('ask'), host: z.string() }),
    ]),
  ),
};
