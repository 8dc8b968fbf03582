import type { HttpBindings } from '@hono/node-server';
import type { AccessGrant } from './token-issuer';

/**
 * Hono's typing of a sandbox request: Node's raw request and response, the log id, and who calls.
 */
export interface SandboxEnv {
  Bindings: HttpBindings;
  Variables: {
    /** This request's log id; the same value as the header `X-Tt-Logid`. */
    logid: string;
    /** Set behind a bearer check only. */
    grant: AccessGrant;
  };
}
