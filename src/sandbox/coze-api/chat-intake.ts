import { z } from 'zod';
import { failures } from './errors';
import { checkMetaData, metaDataSchema } from './meta-data';
import type { ChatRecord, ConversationRecord, SandboxState } from './state';
import type { MetaData, UploadedFile } from './wire-model';

const messageSchema = z.object({
  role: z.enum(['user', 'assistant']),
  content: z.string().optional(),
  content_type: z.string().default('text'),
  type: z.enum(['question', 'answer', 'function_call', 'tool_output', 'tool_response']).optional(),
  meta_data: metaDataSchema.optional(),
});

/** The list `additional_messages` of a chat or a workflow chat. */
export const additionalMessagesSchema = z.array(messageSchema).nullish();

/** One message that came with a chat request. */
export type AdditionalMessage = z.infer<typeof messageSchema>;

/** A chat request after its own checks. */
export interface ChatRequest {
  botId: string;
  conversation: ConversationRecord;
  messages: AdditionalMessage[];
  savesHistory: boolean;
  metaData: MetaData | undefined;
  toolsAllowed: boolean;
  confirmsFirst: boolean;
  hasListener: boolean;
}

const MOST_ADDITIONAL_MESSAGES = 100;

/**
 * Checks the messages of a request: their number (4004), their meta_data (4003), the types history
 * may save (4000).
 */
export function checkAdditionalMessages(
  messages: readonly AdditionalMessage[],
  savesHistory: boolean,
): void {
  if (messages.length > MOST_ADDITIONAL_MESSAGES) throw failures.tooManyMessages();
  for (const message of messages) {
    checkMetaData(message.meta_data);
    const type = message.type ?? 'question';
    if (savesHistory && type !== 'question' && type !== 'answer') {
      throw failures.parameter(
        `additional_messages: type ${type} needs auto_save_history=false`,
        200,
      );
    }
  }
}

/**
 * Opens a chat: stores the messages in the conversation, finds the question, marks the conversation
 * busy.
 */
export function openChat(state: SandboxState, request: ChatRequest): ChatRecord {
  const { conversation, messages } = request;
  const earlier = state
    .contextOf(conversation)
    .map(({ role, content }) => ({ role, content: textOf(content) }));
  const turns = [
    ...earlier,
    ...messages.map(({ role, content }) => ({ role, content: textOf(content ?? '') })),
  ];
  const files = messages.flatMap(({ content }) => filesOf(state, content ?? ''));
  const asked = turns
    .filter(({ role, content }) => role === 'user' && (content.trim() !== '' || files.length > 0))
    .at(-1);
  if (asked === undefined)
    throw failures.parameter('additional_messages: no question from the user', 200);
  const record: ChatRecord = {
    chat: createChat(state, request),
    conversation,
    savesHistory: request.savesHistory,
    question: asked.content,
    files: files.map(({ file_name: name }) => name),
    history: turns.filter((turn) => turn !== asked),
    toolsAllowed: request.toolsAllowed,
    confirmsFirst: request.confirmsFirst,
    heldQuestion: conversation.heldQuestion,
    pendingCall: undefined,
    toolResults: [],
    messages: [],
    hasListener: request.hasListener,
    abort: new AbortController(),
  };
  state.chats.set(record.chat.id, record);
  conversation.runningChatId = record.chat.id;
  conversation.heldQuestion = undefined;
  // A conversation that was created without a bot belongs to the first one that talks in it.
  conversation.botId ||= request.botId;
  if (request.savesHistory) storeMessages(state, record, messages);
  return record;
}

function createChat(state: SandboxState, request: ChatRequest): ChatRecord['chat'] {
  return {
    id: state.ids.next(),
    conversation_id: request.conversation.wire.id,
    bot_id: request.botId,
    created_at: state.clock.nowSeconds(),
    last_error: { code: 0, msg: '' },
    ...(request.metaData === undefined ? {} : { meta_data: request.metaData }),
    status: 'created',
    usage: { token_count: 0, output_count: 0, input_count: 0 },
    section_id: request.conversation.wire.last_section_id,
  };
}

function storeMessages(
  state: SandboxState,
  record: ChatRecord,
  messages: readonly AdditionalMessage[],
): void {
  for (const { role, content, content_type: contentType, type, meta_data: metaData } of messages) {
    const message = state.createMessage(record.conversation, {
      role,
      type: type ?? (role === 'user' ? 'question' : 'answer'),
      content: content ?? '',
      content_type: contentType,
      bot_id: record.chat.bot_id,
      chat_id: record.chat.id,
      ...(metaData === undefined ? {} : { meta_data: metaData }),
    });
    record.conversation.messages.push({ message, outOfContext: false });
  }
}

const objectStringSchema = z.array(
  z.object({ type: z.string(), text: z.string().optional(), file_id: z.string().optional() }),
);

type MessagePart = z.infer<typeof objectStringSchema>[number];

/** The parts of an `object_string` (a JSON list), null for plain text. */
function partsOf(content: string): MessagePart[] | null {
  if (!content.startsWith('[')) return null;
  try {
    return objectStringSchema.safeParse(JSON.parse(content)).data ?? null;
  } catch {
    return null;
  }
}

/** The uploaded files a message names; throws code 4304 for one that was never uploaded. */
function filesOf(state: SandboxState, content: string): UploadedFile[] {
  const ids = (partsOf(content) ?? []).flatMap(({ file_id: id }) => (id === undefined ? [] : [id]));
  return ids.map((id) => {
    const file = state.files.get(id);
    if (file === undefined) throw failures.fileNotFound(id);
    return file;
  });
}

/** The text of a message's content; of several parts the text parts. */
function textOf(content: string): string {
  const parts = partsOf(content);
  return parts === null
    ? content
    : parts
        .map((part) => part.text ?? '')
        .join('\n')
        .trim();
}
