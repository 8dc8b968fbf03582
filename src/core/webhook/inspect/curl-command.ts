import type { DeliveryDetail } from '../../../shared/model/webhook';

const LEFT_OUT =
  /^(?:host|connection|content-length|transfer-encoding|accept-encoding|expect|x-forwarded-.*|x-real-ip|via)$/;
const SIGNATURES = /^(?:x-coze-(?:timestamp|nonce|signature)|webhook-(?:timestamp|signature))$/;

/**
 * A delivery as a command for a POSIX shell. Proofs are left as variables; signatures would have
 * expired anyway.
 */
export function curlCommand(
  { method, headers, body, verification }: DeliveryDetail,
  url: string,
): string {
  const lines = [`curl -X ${method} ${quote(url)}`];
  if (verification.method !== 'none') lines.push('-H "Authorization: Bearer $WEBHOOK_TOKEN"');
  for (const [name, value] of headers) {
    if (LEFT_OUT.test(name) || SIGNATURES.test(name) || value.includes('••••')) continue;
    lines.push(`-H ${quote(`${name}: ${value}`)}`);
  }
  if (body !== '') lines.push(`--data-raw ${quote(body)}`);
  return lines.join(' \\\n  ');
}

/** Inside single quotes only the quote itself is special. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
