import { request } from './ipc';
import type { LoadImage } from '../ui/markdown/markdown-image';

/** Has the main process fetch a picture from the network. */
export const loadRemoteImage: LoadImage = async (url, agreed) => {
  const result = await request('image.load', { url, agreed });
  if (!result.ok) return { error: result.error };
  const { value } = result;
  if (value.status === 'ask') return { ask: value.host };
  return { image: { imageType: value.imageType, content: new Uint8Array(value.content) } };
};
