import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import {
  type RunningSandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../src/sandbox/start-sandbox';

/** The envelope of every answer, with `data` left open. */
export const envelopeSchema = z.looseObject({
  code: z.number(),
  msg: z.string(),
  data: z.unknown().optional(),
  detail: z.object({ logid: z.string() }),
});
export type Envelope = z.infer<typeof envelopeSchema>;

const idSchema = z.looseObject({ id: z.string() });
const chatSchema = z.looseObject({
  id: z.string(),
  conversation_id: z.string(),
  status: z.string(),
});
export type SeenChat = z.infer<typeof chatSchema>;

/** One parsed event of a stream. */
export interface SeenEvent {
  event: string;
  data: Record<string, unknown>;
}

/** Speaks plain HTTP with a running sandbox; nothing of the product's own code. */
export class SandboxClient {
  constructor(
    readonly sandbox: RunningSandbox,
    readonly token = sandbox.coze.pat,
  ) {}

  fetch(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(this.sandbox.coze.apiBase + path, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async call(method: string, path: string, body?: unknown): Promise<Envelope & { status: number }> {
    const response = await this.fetch(method, path, body);
    return { ...envelopeSchema.parse(await response.json()), status: response.status };
  }

  /** The id in the `data` of an answer. */
  async callForId(method: string, path: string, body?: unknown): Promise<string> {
    return idSchema.parse((await this.call(method, path, body)).data).id;
  }

  /** Starts a chat; `extra` overrides the body. */
  chat(
    question: string,
    extra: Record<string, unknown> = {},
    conversationId?: string,
  ): Promise<Response> {
    return this.fetch(
      'POST',
      `/v3/chat${conversationId === undefined ? '' : `?conversation_id=${conversationId}`}`,
      {
        bot_id: this.sandbox.coze.botId,
        user_id: 'guest',
        stream: true,
        additional_messages: [{ role: 'user', content: question, content_type: 'text' }],
        ...extra,
      },
    );
  }

  async chatEvents(
    question: string,
    extra: Record<string, unknown> = {},
    conversationId?: string,
  ): Promise<SeenEvent[]> {
    return parseEvents(await (await this.chat(question, extra, conversationId)).text());
  }

  /** Starts a chat without streaming and returns it. */
  async startChat(question: string, conversationId?: string): Promise<SeenChat> {
    const response = await this.chat(question, { stream: false }, conversationId);
    return chatSchema.parse(envelopeSchema.parse(await response.json()).data);
  }

  async retrieve(chat: SeenChat): Promise<SeenChat> {
    const query = `conversation_id=${chat.conversation_id}&chat_id=${chat.id}`;
    return chatSchema.parse((await this.call('GET', `/v3/chat/retrieve?${query}`)).data);
  }

  /** Polls until the chat leaves `in_progress`. */
  async settle(chat: SeenChat): Promise<SeenChat> {
    for (let tries = 0; tries < 500; tries += 1) {
      const seen = await this.retrieve(chat);
      if (seen.status !== 'in_progress' && seen.status !== 'created') return seen;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('the chat never ended');
  }

  createConversation(): Promise<string> {
    return this.callForId('POST', '/v1/conversation/create', { bot_id: this.sandbox.coze.botId });
  }
}

/** One key for all sandboxes of a test file; making one takes a quarter of a second. */
const privateKeyPem = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

/** Starts a sandbox for a test: no delays, real knowledge, one key for all. */
export async function openSandbox(options: Partial<SandboxOptions> = {}): Promise<SandboxClient> {
  const defaults = {
    knowledgeFolder: 'resources/knowledge',
    tokenDelayMs: 0,
    keyPair: { privateKeyPem },
  };
  return new SandboxClient(await startSandbox({ ...defaults, ...options }));
}

/** Parses a stream's text into events; data that is no object becomes `{value}`. */
export function parseEvents(text: string): SeenEvent[] {
  return text
    .split('\n\n')
    .filter((block) => block !== '')
    .map((block) => {
      const field = (name: string): string =>
        new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1] ?? '';
      const data: unknown = JSON.parse(field('data'));
      return {
        event: field('event'),
        data: z.record(z.string(), z.unknown()).safeParse(data).data ?? { value: data },
      };
    });
}

/** The chat of the last event that carries one. */
export function chatIn(events: readonly SeenEvent[]): SeenChat {
  return chatSchema.parse(
    events.filter(({ event }) => event.startsWith('conversation.chat.')).at(-1)?.data,
  );
}

/** The whole answer text of a stream. */
export function answerIn(events: readonly SeenEvent[]): string {
  return events
    .filter(({ event }) => event === 'conversation.message.delta')
    .map(({ data }) => String(data['content']))
    .join('');
}
