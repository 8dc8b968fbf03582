/** Device names reserved by Windows, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const NAME_MAX = 60;

/**
 * A file name valid on every system, made from a title that a person or a bot may have chosen;
 * never a path.
 */
export function fileNameFor(title: string, extension: string): string {
  const safe = title.replaceAll(/[\p{C}\p{Zl}\p{Zp}"*/:<>?\\|]/gu, ' ').replaceAll(/\s+/g, ' ');
  const name = Array.from(safe)
    .slice(0, NAME_MAX)
    .join('')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  return `${name === '' || RESERVED.test(name) ? `Coffee Salon ${name}`.trim() : name}.${extension}`;
}
