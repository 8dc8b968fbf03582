import type { ProxyServer, SystemProxy } from '../core/ports/proxy';
import { readProxyAddress } from '../shared/model/network';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy from HTTPS_PROXY, HTTP_PROXY and ALL_PROXY, read like other command line programs:
 * lower case first, an address may contain user name and password, NO_PROXY lists hosts that are
 * reached directly. HTTP_PROXY in capitals counts too: this is not a CGI program.
 */
export class EnvironmentProxy implements SystemProxy {
  constructor(private readonly environment: Environment) {}

  resolve(url: string): Promise<ProxyServer | null> {
    const target = new URL(url);
    const named = target.protocol === 'https:' ? this.read('https_proxy') : this.read('http_proxy');
    const found = named || this.read('all_proxy');
    return Promise.resolve(
      found === '' || isExcepted(target, this.read('no_proxy')) ? null : readServer(found),
    );
  }

  private read(name: string): string {
    return (this.environment[name] ?? this.environment[name.toUpperCase()] ?? '').trim();
  }
}

function readServer(text: string): ProxyServer | null {
  const withScheme = text.includes('://')
    ? text.replace(/^socks5h:/i, 'socks5:')
    : `http://${text}`;
  try {
    const url = new URL(withScheme);
    const address = readProxyAddress(`${url.protocol}//${url.host}`);
    return address === null
      ? null
      : {
          address,
          user: decodeURIComponent(url.username),
          password: decodeURIComponent(url.password),
        };
  } catch {
    // Not an address: counts as missing.
    return null;
  }
}

/** `*`, `example.com` (and all its subdomains), `.example.com`, each optionally with a port. */
function isExcepted({ hostname, port, protocol }: URL, exceptions: string): boolean {
  const usedPort = port || (protocol === 'https:' ? '443' : '80');
  return exceptions.split(/[\s,]+/).some((exception) => {
    if (exception === '') return false;
    if (exception === '*') return true;
    const [, name = '', wantedPort] =
      /^\*?\.?(.+?)(?::(\d+))?$/.exec(exception.toLowerCase()) ?? [];
    if (wantedPort !== undefined && wantedPort !== usedPort) return false;
    return hostname === name || hostname.endsWith(`.${name}`);
  });
}
