const MASK = '[redacted]';

/**
 * Shapes that are secret wherever they appear. Sources: docs/reference/coze-wire.md, 1.2 (token
 * prefixes), RFC 7519, RFC 7468.
 */
const SECRET_SHAPES: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\b(?:pat|czs|czu|sat)_[A-Za-z0-9_-]{6,}/g,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/g,
  /(?<=\bBearer\s+)[^\s"',;]+/gi,
];

/**
 * Removes secrets from text: by shape, and every exact secret it knows, also in base64, hex and
 * URL-encoded. Used by the logger and wherever foreign text is shown.
 */
export class Redactor {
  private readonly known = new Set<string>();

  /** Registers a secret (at least 8 characters) in all its encodings. */
  learn(secret: string): void {
    if (secret.length < 8) return;
    const bytes = Buffer.from(secret, 'utf8');
    for (const shape of [
      secret,
      bytes.toString('base64'),
      bytes.toString('base64url'),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
    ]) {
      this.known.add(shape);
    }
  }

  /** The same for bytes: a key, or text in UTF-8. */
  learnBytes(secret: Uint8Array): void {
    const bytes = Buffer.from(secret);
    const text = bytes.toString('utf8');
    if (Buffer.from(text, 'utf8').equals(bytes)) this.learn(text);
    if (bytes.length < 8) return;
    const base64 = bytes.toString('base64');
    for (const shape of [
      base64,
      bytes.toString('base64url'),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      encodeURIComponent(base64),
    ]) {
      this.known.add(shape);
    }
  }

  redact(text: string): string {
    let clean = text;
    for (const secret of this.known) clean = clean.split(secret).join(MASK);
    for (const shape of SECRET_SHAPES) {
      clean = clean.replace(shape, MASK);
    }
    return clean;
  }
}

/** A token in recognisable form: its prefix and last four characters. */
export function maskToken(token: string): string {
  const prefix = /^(?:pat|czs|czu|sat)_/.exec(token)?.[0] ?? '';
  return `${prefix}…${token.length > 12 ? token.slice(-4) : ''}`;
}
