/**
 * A proxy on the way out. `address` is `http://host:port`, `https://…` or `socks5://…`, without
 * user name or password.
 */
export interface ProxyServer {
  address: string;
  user: string;
  /** Secret: it goes into the request to the proxy and nowhere else. */
  password: string;
}

/**
 * What the machine says about proxies: the operating system in the app, the environment in the
 * headless program.
 */
export interface SystemProxy {
  /**
   * The proxy for this address, null for the direct way. Never throws: a machine that cannot tell
   * has none.
   */
  resolve(url: string): Promise<ProxyServer | null>;
}

/** A machine without proxies. For tests. */
export const noSystemProxy: SystemProxy = { resolve: () => Promise.resolve(null) };
