import type { App } from '../../../core/app/app';
import type { HandlersOf } from '../dispatch';

/** Pictures of bots and answers; other hosts than Coze's are asked only when the person agreed. */
export function imageHandlers(app: App): HandlersOf<'image'> {
  return {
    'image.load': async ({ url, agreed }) => {
      const found = await app.images.load(url, agreed);
      return 'host' in found ? { status: 'ask', host: found.host } : { status: 'loaded', ...found };
    },
  };
}
