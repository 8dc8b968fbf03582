/**
 * A proxy for outgoing connections. `address` is `http://host:port`, `https://…` or `socks5://…`,
 * without user name or password.
 */
export interface ProxyServer {
  address: string;
  user: string;
  /** Secret: only sent in the request to the proxy. */
  password: string;
}

/**
 * The machine's proxy settings: the operating system's in the app, the environment in the headless
 * program.
 */
export interface SystemProxy {
  /**
   * The proxy for this address, null for a direct connection. Never throws: a machine that cannot
   * tell has none.
   */
  resolve(url: string): Promise<ProxyServer | null>;
}

/** A machine without proxies. For tests. */
export const noSystemProxy: SystemProxy = { resolve: () => Promise.resolve(null) };
