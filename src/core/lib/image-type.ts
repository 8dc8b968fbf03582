const SIGNATURES: readonly (readonly [string, RegExp])[] = [
  // The bytes a PNG begins with.
  // oxlint-disable-next-line no-control-regex
  ['image/png', /^\x89PNG\r\n\x1A\n/],
  ['image/jpeg', /^\xFF\xD8\xFF/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
  ['image/bmp', /^BM/],
];

/**
 * The image type of these bytes that a page can show, by their start; null for others. SVG is
 * excluded: it can contain more than an image.
 */
export function imageTypeOf(content: Uint8Array): string | null {
  const head = Buffer.from(content.subarray(0, 16)).toString('latin1');
  return SIGNATURES.find(([, begin]) => begin.test(head))?.[0] ?? null;
}
