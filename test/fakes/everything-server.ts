import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const PROGRAM = resolve(
  import.meta.dirname,
  '../../node_modules/@modelcontextprotocol/server-everything/dist/index.js',
);

/** The MCP project's own test server as a child process. */
export interface EverythingServer {
  url: string;
  port: number;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

/** Starts it on a port of the loopback address; `transport` `sse` is the one of 2024. */
export async function startEverything(
  transport: 'streamableHttp' | 'sse' = 'streamableHttp',
  wantedPort?: number,
): Promise<EverythingServer> {
  const port = wantedPort ?? (await freePort());
  const child = spawn(process.execPath, [PROGRAM, transport], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await listening(child);
  return {
    url: `http://127.0.0.1:${port}/${transport === 'sse' ? 'sse' : 'mcp'}`,
    port,
    kill: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill('SIGKILL');
      }),
  };
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    const hear = (chunk: Buffer): void => {
      if (/listening|running on port/i.test(chunk.toString())) done();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => fail(new Error(`server-everything ended with ${code}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
      .once('error', fail)
      .listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() =>
          typeof address === 'object' && address ? done(address.port) : fail(new Error('no port')),
        );
      });
  });
}
