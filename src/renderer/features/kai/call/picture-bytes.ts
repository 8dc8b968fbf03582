import type { ImageBytes } from '../../../ui/use-object-url';

const KINDS = /^image\/(png|jpeg|gif|webp|avif|bmp)$/i;

/**
 * A picture's bytes from base64; null for formats that are not plain pictures (SVG can hold more
 * than that) and for broken data.
 */
export function readPicture(mimeType: string, data: string): ImageBytes | null {
  if (!KINDS.test(mimeType)) return null;
  try {
    return {
      imageType: mimeType,
      content: Uint8Array.from(atob(data), (character) => character.charCodeAt(0)),
    };
  } catch {
    return null;
  }
}
