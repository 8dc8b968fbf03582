import { z } from 'zod';
import type { AnswerPiece } from './answer-pieces';
import type { Assistant, AssistantReply, AssistantRequest } from './assistant';

/** A service with OpenAI's chat completions; `baseUrl` ends before `/chat/completions`. */
export interface LanguageModelOptions {
  baseUrl: string;
  apiKey?: string;
  model: string;
}

const SYSTEM_PROMPT =
  '你是「AI 咖啡知识沙龙（沙箱）」的咖啡助手，运行在用户的电脑上。用提问者的语言、以 Markdown 回答；不知道就直说，不要编造。';

const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({ content: z.string().nullish(), reasoning_content: z.string().nullish() })
          .optional(),
      }),
    )
    .optional(),
  error: z.object({ message: z.string().optional() }).optional(),
});

/**
 * Puts a language model in the assistant's place; tool calls and question nodes are
 * still decided by the coffee assistant.
 */
export class LanguageModelAssistant implements Assistant {
  constructor(
    private readonly coffeeAssistant: Assistant,
    private readonly options: LanguageModelOptions,
  ) {}

  reply(request: AssistantRequest): AssistantReply {
    const own = this.coffeeAssistant.reply(request);
    if (own.kind === 'tool' || own.waits === true) return own;
    return {
      kind: 'answer',
      recalled: own.recalled,
      pieces: this.#stream(request, own.recalled),
      followUps: own.followUps,
    };
  }

  async *#stream(
    request: AssistantRequest,
    recalled: readonly { title: string; text: string }[],
  ): AsyncGenerator<AnswerPiece> {
    const response = await fetch(`${this.options.baseUrl.replace(/\/$/, '')}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.options.apiKey === undefined
          ? {}
          : { authorization: `Bearer ${this.options.apiKey}` }),
      },
      body: JSON.stringify({
        model: this.options.model,
        stream: true,
        messages: messagesFor(request, recalled),
      }),
      signal: request.signal,
    });
    if (!response.ok || response.body === null)
      throw new Error(`language model: HTTP ${response.status}`);
    for await (const data of readEventData(response.body)) {
      if (data === '[DONE]') return;
      const piece = readPiece(data);
      if (piece !== undefined) yield piece;
    }
  }
}

function messagesFor(
  request: AssistantRequest,
  recalled: readonly { title: string; text: string }[],
): { role: string; content: string }[] {
  const found = [
    ...recalled.map(({ title, text }) => `${title}: ${text}`),
    ...request.toolResults.map(({ name, output }) => `${name}: ${output}`),
  ];
  const knowledge = found.length === 0 ? '' : `\n\n可以参考的资料：\n${found.join('\n')}`;
  return [
    { role: 'system', content: SYSTEM_PROMPT + knowledge },
    ...request.history,
    { role: 'user', content: request.question },
  ];
}

function readPiece(data: string): AnswerPiece | undefined {
  const chunk = chunkSchema.parse(JSON.parse(data));
  if (chunk.error !== undefined)
    throw new Error(`language model: ${chunk.error.message ?? 'error'}`);
  const delta = chunk.choices?.[0]?.delta;
  if (!delta?.content && !delta?.reasoning_content) return undefined;
  const reasoning = delta.reasoning_content ? { reasoning: delta.reasoning_content } : {};
  return { content: delta.content ?? '', ...reasoning };
}

/** The data of each server-sent event, regardless of the network's chunks. */
async function* readEventData(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data:')) yield line.slice(5).trim();
  }
}
