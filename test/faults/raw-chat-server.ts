import { createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** What becomes of the answer to `POST /v3/chat`, by the number in its conversation id. */
export interface RawAnswer {
  bytes: Buffer;
  /** After the bytes: end the connection, reset it, or say nothing more. */
  ending: 'end' | 'reset' | 'silence';
  /** Bytes per write; all at once when absent. */
  pieceSize?: number;
}

export interface RawChatServer {
  origin: string;
  /** `METHOD /path` of every request, without query. */
  requests: string[];
}

const servers: { close: () => void }[] = [];
afterAll(() => {
  for (const server of servers.splice(0)) server.close();
});

/**
 * Writes exact bytes on a socket: what no HTTP library would send. `rest` answers everything but
 * the chat, as JSON.
 */
export async function startRawChatServer(
  chat: (conversationId: string) => RawAnswer,
  rest: (path: string, query: URLSearchParams) => unknown,
): Promise<RawChatServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    socket.setNoDelay(true);
    let heard = '';
    socket.on('data', (bytes: Buffer) => {
      heard += bytes.toString('latin1');
      const end = heard.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(heard)?.[1] ?? 0);
      if (end < 0 || heard.length < end + 4 + length) return;
      const [method = '', target = ''] = heard.split(' ', 2);
      heard = '';
      const url = new URL(target, 'http://x');
      requests.push(`${method} ${url.pathname}`);
      if (method === 'POST')
        void write(socket, chat(url.searchParams.get('conversation_id') ?? ''));
      else socket.end(jsonAnswer(rest(url.pathname, url.searchParams)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    requests,
  };
}

async function write(
  socket: Socket,
  { bytes, ending, pieceSize = bytes.length || 1 }: RawAnswer,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += pieceSize) {
    await new Promise<void>((resolve) =>
      socket.write(bytes.subarray(at, at + pieceSize), () => resolve()),
    );
  }
  if (ending === 'end') socket.end();
  if (ending === 'reset') socket.resetAndDestroy();
}

function jsonAnswer(body: unknown): string {
  const text = JSON.stringify(body);
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`;
}
