import { useEffect, useMemo } from 'react';

/** A picture's bytes as the main process sends them. */
export interface ImageBytes {
  imageType: string;
  content: Uint8Array<ArrayBuffer>;
}

/**
 * An address under which the page may show these bytes; given back when nobody shows them any more.
 */
export function useObjectUrl(image: ImageBytes | null | undefined): string | null {
  const url = useMemo(
    () =>
      image ? URL.createObjectURL(new Blob([image.content], { type: image.imageType })) : null,
    [image],
  );
  useEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url]);
  return url;
}
