import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { LinkStatus } from '../../shared/model/health';
import { toAppError, type AppError } from '../lib/errors';

/** How a service stands, in the words of `GET /health`. */
export type ServiceState = 'ok' | 'degraded' | 'error' | 'not_configured';

/** What the operations server shows. */
export interface OpsSource {
  /** State of the link to Coze. */
  status(): LinkStatus;
  /** State of the links to KAI. */
  kaiStatus(): LinkStatus;
  /** State of the webhook listener. */
  webhook(): ServiceState;
  /** Runs the diagnosis of Coze's side now; throws NOT_CONFIGURED and what connecting may throw. */
  diagnose(): Promise<unknown>;
  /** The same for KAI's side. */
  diagnoseKai(): Promise<unknown>;
}

export interface OpsServer {
  url: string;
  close(): Promise<void>;
}

const STATES: Record<LinkStatus, ServiceState> = {
  ok: 'ok', checking: 'degraded', degraded: 'degraded', down: 'error', 'not-set-up': 'not_configured',
};
/** What a browser says of a request that no other site's page has caused (W3C Fetch Metadata). */
const OWN_SITES: ReadonlySet<string> = new Set(['none', 'same-origin']);
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * The operations listener of interfaces.md: loopback only, refuses a foreign Host, any Origin and whatever a page of another
 * site makes a browser send (Sec-Fetch-Site), so that no web page can read it or make it work. No CORS, no secrets.
 */
export async function startOpsServer(source: OpsSource, port: number): Promise<OpsServer> {
  const server = createServer((request, response) => {
    void answer(source, request, response).catch((thrown: unknown) => refuse(response, toAppError(thrown)));
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(source: OpsSource, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { host = '', origin, 'sec-fetch-site': site = 'none' } = request.headers;
  if (!LOOPBACK_HOST.test(host) || origin !== undefined || !OWN_SITES.has(site)) return send(response, 403, { error: 'forbidden' });
  if (request.method !== 'GET') return send(response, 405, { error: 'method_not_allowed' });
  const path = (request.url ?? '/').split('?')[0];
  if (path === '/health') {
    const health = describeHealth(source.status(), source.kaiStatus(), source.webhook());
    return send(response, health.status === 'healthy' ? 200 : 503, health);
  }
  if (path === '/diagnostics/coze') return send(response, 200, await source.diagnose());
  if (path === '/diagnostics/kai') return send(response, 200, await source.diagnoseKai());
  return send(response, 404, { error: 'not_found' });
}

/** The guide's step 2.2. Services that this release does not run yet are named `not_configured`. */
function describeHealth(link: LinkStatus, kaiLink: LinkStatus, webhook: ServiceState): { status: string; timestamp: string; services: Record<string, ServiceState> } {
  const state = STATES[link];
  const kai = STATES[kaiLink];
  const own = { ok: 'healthy', degraded: 'degraded', error: 'unhealthy', not_configured: 'unhealthy' }[state];
  // The bot still answers without its tools, and without what comes in by itself.
  const isLame = [kai, webhook].some((service) => service === 'error' || service === 'degraded');
  return {
    status: own === 'healthy' && isLame ? 'degraded' : own,
    timestamp: new Date().toISOString(),
    services: { auth_manager: state, coze_client: state, kai_manager: kai, webhook_listener: webhook },
  };
}

/** The code only: a reason may hold what is nobody's business. */
function refuse(response: ServerResponse, { code }: AppError): void {
  if (!response.headersSent) send(response, code === 'INTERNAL' ? 500 : 503, { error: code });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
