import { useEffect, useMemo } from 'react';

/** A picture's bytes, as the main process sends them. */
export interface ImageBytes {
  imageType: string;
  content: Uint8Array<ArrayBuffer>;
}

/** An object URL for these bytes; revoked when it is no longer used. */
export function useObjectUrl(image: ImageBytes | null | undefined): string | null {
  const url = useMemo(
    () =>
      image ? URL.createObjectURL(new Blob([image.content], { type: image.imageType })) : null,
    [image],
  );
  useEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url]);
  return url;
}
