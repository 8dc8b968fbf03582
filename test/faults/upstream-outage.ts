import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/**
 * How a fake Coze behaves: `gone` refuses connections, `empty gateway` answers 503, `silent` takes
 * requests and says nothing.
 */
export type UpstreamMode = 'up' | 'gone' | 'empty gateway' | 'silent';

/**
 * A small Coze on one port for its whole life, that can go away and come back. Notes every request
 * with the time of the fake clock.
 */
export class Upstream {
  readonly seen: { route: string; at: number }[] = [];
  private mode: UpstreamMode = 'up';
  private server: Server | null = null;
  private port = 0;

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async become(mode: UpstreamMode): Promise<void> {
    this.mode = mode;
    if (mode === 'gone') await this.close();
    else if (!this.server) await this.listen();
    else if (mode === 'up') this.server.closeAllConnections();
  }

  /** Requests of a route in a stretch of time. */
  count(route: string, from: number, to: number): number {
    return this.seen.filter((one) => one.route === route && one.at >= from && one.at < to).length;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  private async listen(): Promise<void> {
    const server = createServer((request, response) => this.answer(request, response));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    const address = server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
    this.server = server;
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    // Node keeps the time of its Date header with a timer, which tests stop.
    response.setHeader('date', new Date().toUTCString());
    const route = `${request.method} ${request.url?.split('?')[0]}`;
    this.seen.push({ route, at: Date.now() });
    if (this.mode === 'silent') return;
    if (this.mode === 'empty gateway') response.writeHead(503).end('<html>no upstream</html>');
    else if (route === 'GET /') response.writeHead(404).end();
    else if (route.endsWith('/token'))
      send(response, { access_token: 'czs_outage', expires_in: 86_399 });
    else send(response, { code: 0, msg: '', data: { user_id: '1' } });
  }
}

function send(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
