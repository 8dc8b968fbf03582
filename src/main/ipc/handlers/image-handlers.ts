import type { App } from '../../../core/app/app';
import type { HandlersOf } from '../dispatch';

/**
 * Images of bots and answers; hosts other than Coze's are only contacted with the person's consent.
 */
export function imageHandlers(app: App): HandlersOf<'image'> {
  return {
    'image.load': async ({ url, agreed }) => {
      const found = await app.images.load(url, agreed);
      return 'host' in found ? { status: 'ask', host: found.host } : { status: 'loaded', ...found };
    },
  };
}
