import type { ServerResponse } from 'node:http';
import { sendJson, startStub, type StubServer } from '../../fakes/stub-server';

const CHAT = {
  id: '7500000000000000001',
  conversation_id: '7500000000000000002',
  bot_id: '1',
  status: 'in_progress',
};
const DONE = {
  ...CHAT,
  status: 'completed',
  usage: { token_count: 8, input_count: 3, output_count: 5 },
};
const MESSAGE = {
  id: '7500000000000000003',
  role: 'assistant',
  type: 'answer',
  content_type: 'text',
};
const LOG = { 'X-Log-ID': 'studio-log' };

/** How a chat at the fake Studio goes. */
export type StudioChat = 'whole' | 'without completed' | 'error';

const frame = (event: string, data: unknown): string =>
  `event: ${event}\ndata: ${data === '' ? '' : JSON.stringify(data)}\n\n`;

function streamOf(chat: StudioChat): string {
  const begin =
    frame('conversation.chat.created', CHAT) +
    frame('conversation.message.delta', { ...MESSAGE, content: '手' });
  if (chat === 'error')
    return begin + frame('error', { code: '103100001', msg: 'agent run error' });
  const end = frame('conversation.stream.done', '');
  if (chat === 'without completed') return begin + end;
  return (
    begin +
    frame('conversation.message.completed', { ...MESSAGE, content: '手冲' }) +
    frame('conversation.chat.completed', DONE) +
    end
  );
}

/**
 * A small Coze Studio (docs/reference/coze-wire.md, 8): personal access token only, a part of the
 * API, retrieve by GET only, a last event without data, numbers as text, no logid in bodies, and a
 * missing path that looks like a missing browser session.
 */
export function startFakeStudio(chat: StudioChat = 'whole'): Promise<StubServer> {
  return startStub((request, response) => {
    const route = `${request.method} ${request.path.split('?')[0]}`;
    const isWhole = route === 'POST /v3/chat' && request.body.includes('"stream":false');
    if (isWhole) sendJson(response, 200, { code: 0, msg: '', data: CHAT }, LOG);
    else if (route === 'POST /v3/chat')
      response.writeHead(200, { 'content-type': 'text/event-stream', ...LOG }).end(streamOf(chat));
    else answer(route, response);
  });
}

function answer(route: string, response: ServerResponse): void {
  switch (route) {
    case 'GET /v3/chat/retrieve':
      return sendJson(response, 200, { code: 0, msg: '', data: DONE }, LOG);
    case 'GET /v3/chat/message/list':
      return sendJson(
        response,
        200,
        { code: 0, msg: '', data: [{ ...MESSAGE, content: '手冲' }] },
        LOG,
      );
    case 'GET /v1/bot/get_online_info':
      return sendJson(
        response,
        200,
        { code: 0, msg: '', data: { bot_id: '1', name: 'Studio bot' } },
        LOG,
      );
    case 'POST /v3/chat/retrieve':
      response.writeHead(404, LOG).end('404 page not found');
      return undefined;
    default:
      return sendJson(
        response,
        200,
        { code: 700012006, msg: 'missing session_key in cookie' },
        LOG,
      );
  }
}
