import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  historyRangeSchema,
  type HistoryRange,
  type MonitoringFigures,
  type MonitoringPage,
} from '../../../shared/model/monitoring';
import { AppError, toAppError } from '../../lib/errors';
import type { HealthReport } from './health-report';
import { pageFile } from './page-files';
import { isOwnRequest } from './request-gate';

/** Data of the operations server. */
export interface OpsSource {
  health(): HealthReport;
  /** Runs Coze's diagnosis now; throws NOT_CONFIGURED and connection errors. */
  diagnose(): Promise<unknown>;
  /** The same for KAI. */
  diagnoseKai(): Promise<unknown>;
  figures(): MonitoringFigures;
  page(range: HistoryRange): MonitoringPage;
  /** Prometheus' text format. */
  metrics(): Promise<{ type: string; text: string }>;
  /** Folder of the built monitoring page. */
  pageFolder: string;
}

export interface OpsServer {
  url: string;
  port: number;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  type: string;
  content: string | Buffer;
}

/** Allows only the page's own files and requests; inline styles because the charts set sizes. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src " +
  "'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors " +
  "'none'";
const PAGE_PATH = '/monitoring';

/**
 * The operations listener of docs/reference/interfaces.md: loopback only, refuses a foreign Host,
 * any Origin and whatever a page of another site makes a browser send (Sec-Fetch-Site), so that no
 * web page can read it or make it work. No CORS, no secrets. OPS_PORT_TAKEN.
 */
export async function startOpsServer(source: OpsSource, port: number): Promise<OpsServer> {
  const server = createServer((request, response) => {
    void answer(source, request)
      .catch((thrown: unknown) => refusal(toAppError(thrown)))
      .then((found) => send(response, found));
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(source: OpsSource, request: IncomingMessage): Promise<Answer> {
  if (!isOwnRequest(request)) return json(403, { error: 'forbidden' });
  if (request.method !== 'GET') return json(405, { error: 'method_not_allowed' });
  const [path = '/', query = ''] = (request.url ?? '/').split('?');
  switch (path) {
    case '/health': {
      const health = source.health();
      return json(health.status === 'healthy' ? 200 : 503, health);
    }
    case '/diagnostics/coze':
      return json(200, await source.diagnose());
    case '/diagnostics/kai':
      return json(200, await source.diagnoseKai());
    case '/monitoring.json':
      return json(200, source.figures());
    case '/metrics': {
      const { type, text } = await source.metrics();
      return { status: 200, type, content: text };
    }
    case `${PAGE_PATH}/page.json`:
      return json(
        200,
        source.page(historyRangeSchema.catch('1h').parse(new URLSearchParams(query).get('range'))),
      );
    default:
      return pageAnswer(source.pageFolder, path);
  }
}

/** `/monitoring` is the page, `/monitoring/...` its files. */
async function pageAnswer(folder: string, path: string): Promise<Answer> {
  const part =
    path === PAGE_PATH || path === `${PAGE_PATH}/`
      ? '/index.html'
      : path.startsWith(`${PAGE_PATH}/`)
        ? path.slice(PAGE_PATH.length)
        : null;
  const file = part === null ? null : await pageFile(folder, part);
  return file ? { status: 200, ...file } : json(404, { error: 'not_found' });
}

function json(status: number, body: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', content: JSON.stringify(body) };
}

/** Sends only the code: a reason may contain private data. */
function refusal({ code }: AppError): Answer {
  return json(code === 'INTERNAL' ? 500 : 503, { error: code });
}

function send(response: ServerResponse, { status, type, content }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...(type.startsWith('text/html') && { 'content-security-policy': PAGE_POLICY }),
  });
  response.end(content);
}

function portError(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : '';
  return code === 'EADDRINUSE' || code === 'EACCES'
    ? new AppError('OPS_PORT_TAKEN', { params: { port }, cause: error })
    : error;
}
