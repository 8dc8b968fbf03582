import { z } from 'zod';
import { request } from './define';

/** Pictures on the network: a page loads nothing itself. */
export const imageRequests = {
  /**
   * A picture of an answer or a bot. Elsewhere than at Coze it is fetched only when the person
   * agreed; else `ask` names the host that would learn of it. IMAGE_REFUSED, IMAGE_UNUSABLE and
   * what a network may do.
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
