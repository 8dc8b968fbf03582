import type { ProxyServer } from '../../core/ports/proxy';
import { readProxyAddress } from '../../shared/model/network';

/** Supported keywords of a PAC answer; SOCKS 4 is not supported. */
const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS5: 'socks5',
  SOCKS: 'socks5',
};

/**
 * The first usable entry of a PAC answer such as `PROXY proxy.example:3128; DIRECT` (the form in
 * which Chromium reports the system's setting); null for a direct connection. The system does not
 * provide passwords.
 */
export function readPacAnswer(answer: string): ProxyServer | null {
  for (const entry of answer.split(';')) {
    const [keyword = '', host = ''] = entry.trim().split(/\s+/);
    if (keyword.toUpperCase() === 'DIRECT') return null;
    const scheme = SCHEMES[keyword.toUpperCase()];
    const address = scheme === undefined ? null : readProxyAddress(`${scheme}://${host}`);
    if (address !== null) return { address, user: '', password: '' };
  }
  return null;
}
