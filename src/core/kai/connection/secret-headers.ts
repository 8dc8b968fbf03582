import { AppError } from '../../lib/errors';
import type { ExtraHeader } from '../../../shared/model/kai';

/** Header names whose values are always secret. */
const SECRET_NAME =
  /authori[sz]ation|cookie|token|secret|password|passphrase|credential|api-?key|x-key|signature|session/i;
/** Managed by the protocol or by HTTP itself. */
const RESERVED = new Set([
  'host',
  'content-length',
  'content-type',
  'accept',
  'connection',
  'transfer-encoding',
  'mcp-session-id',
  'mcp-protocol-version',
  'mcp-method',
  'mcp-name',
  'last-event-id',
]);

const MASK = '••••';

/** Tells whether a header of this name holds a secret. */
function isSecretHeader(name: string): boolean {
  return SECRET_NAME.test(name);
}

/**
 * Checks extra headers. KAI_HEADER_REFUSED for those that would put a secret into readable
 * settings, or that a person may not set.
 */
export function checkExtraHeaders(headers: readonly ExtraHeader[]): void {
  for (const { name, value } of headers) {
    const isRefused =
      isSecretHeader(name) ||
      RESERVED.has(name.toLowerCase()) ||
      /[\r\n\0]/.test(value) ||
      /^Bearer\s/i.test(value);
    if (isRefused) throw new AppError('KAI_HEADER_REFUSED', { params: { name } });
  }
}

/** Headers as they may be shown. `ownKeyHeader`: the header that carries the person's key. */
export function maskHeaders(
  headers: Iterable<[string, string]>,
  ownKeyHeader: string,
): { name: string; value: string }[] {
  const hidden = ownKeyHeader.toLowerCase();
  return [...headers].map(([name, value]) => ({
    name,
    value: isSecretHeader(name) || name.toLowerCase() === hidden ? MASK : value.slice(0, 500),
  }));
}
