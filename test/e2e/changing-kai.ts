import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';

const message = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string(),
  params: z
    .object({ name: z.string().optional(), protocolVersion: z.string().optional() })
    .optional(),
});

/** One tool as it is listed, and what it answers: a result, or nothing at all. */
export interface ChangingTool {
  name: string;
  description: string;
  inputSchema: object;
  answer: object | null;
}

/** A small MCP server whose tools a test may change while it runs. */
export interface ChangingKai {
  url: string;
  tools: ChangingTool[];
  close(): Promise<void>;
}

/** Starts it on the loopback address; it speaks the protocol as JSON answers, without a session. */
export async function startChangingKai(tools: ChangingTool[]): Promise<ChangingKai> {
  const kai = { url: '', tools, close: async () => {} };
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      if (incoming.method !== 'POST') return void response.writeHead(405).end();
      const { id, method, params } = message.parse(JSON.parse(Buffer.concat(chunks).toString()));
      if (id === undefined) return void response.writeHead(202).end();
      const told = answerTo(method, params, kai.tools);
      if (told !== null)
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ jsonrpc: '2.0', id, ...told }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  kai.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/mcp`;
  kai.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return kai;
}

function answerTo(
  method: string,
  params: z.infer<typeof message>['params'],
  tools: readonly ChangingTool[],
): object | null {
  if (method === 'initialize') {
    return {
      result: {
        protocolVersion: params?.protocolVersion ?? '2025-06-18',
        capabilities: { tools: {} },
        serverInfo: { name: 'changing', version: '1.0.0' },
      },
    };
  }
  if (method === 'tools/list')
    return { result: { tools: tools.map(({ answer: _answer, ...listed }) => listed) } };
  if (method === 'ping') return { result: {} };
  if (method !== 'tools/call')
    return { error: { code: -32_601, message: `unknown method ${method}` } };
  const result = tools.find(({ name }) => name === params?.name)?.answer ?? null;
  return result && { result };
}
