import { z } from 'zod';
import type { ErrorCode } from '../../shared/model/error-view';
import { wait } from '../lib/abort';
import { AppError, toAppError } from '../lib/errors';
import type { ChatReference } from '../ports/chat-backend';
import {
  chatObjectSchema,
  messageObjectSchema,
  type ChatObject,
  type MessageObject,
} from './chat-messages';
import type { CozeClient } from './coze-client';

/** How a chat is polled, milliseconds. */
export interface PollPolicy {
  /** Between two polls; Coze allows one a second. */
  intervalMs: number;
  /** When to give up on a chat that is still running. Long enough for a network to recover. */
  deadlineMs: number;
}

export const POLL_POLICY: PollPolicy = { intervalMs: 1000, deadlineMs: 120_000 };

/** A chat that has ended or waits for tools, with its messages. */
export interface PolledChat {
  chat: ChatObject;
  status: 'completed' | 'failed' | 'requires_action' | 'canceled';
  messages: MessageObject[];
  logid: string | null;
}

/** Failures that may be gone at the next poll. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'DNS_FAILED',
  'CONNECTION_REFUSED',
  'CONNECTION_RESET',
  'TLS_FAILED',
  'TIMEOUT',
  'NETWORK_UNREACHABLE',
  'NOT_COZE_RESPONSE',
  'OAUTH_SERVER_ERROR',
  'COZE_SERVER_ERROR',
  'RATE_LIMITED',
  'PROXY_UNREACHABLE',
  'PROXY_REFUSED',
]);

/** Final statuses; Studio spells some of them differently (docs/reference/coze-wire.md, 8). */
const ENDS: Readonly<Record<string, PolledChat['status']>> = {
  completed: 'completed',
  failed: 'failed',
  requires_action: 'requires_action',
  required_action: 'requires_action',
  canceled: 'canceled',
  cancelled: 'canceled',
};

const messagesSchema = z.array(messageObjectSchema);

/**
 * Polls a chat until it ends (`GET /v3/chat/retrieve`, which the cloud and Studio both serve), then
 * fetches its messages. Null when it is still running at the deadline. Throws the last failure at
 * the deadline if the last poll failed, and at once any that will not pass by itself. ABORTED when
 * the signal fires.
 */
export async function pollChat(
  coze: CozeClient,
  reference: ChatReference,
  policy: PollPolicy,
  signal: AbortSignal,
): Promise<PolledChat | null> {
  const end = performance.now() + policy.deadlineMs;
  for (;;) {
    let trouble: AppError | null = null;
    try {
      const polled = await lookAt(coze, reference, signal);
      if (polled) return polled;
    } catch (thrown) {
      trouble = toAppError(thrown);
      if (!PASSING.has(trouble.code)) throw trouble;
    }
    if (performance.now() + policy.intervalMs > end) {
      if (trouble) throw trouble;
      return null;
    }
    await wait(policy.intervalMs, signal);
  }
}

async function lookAt(
  coze: CozeClient,
  reference: ChatReference,
  signal: AbortSignal,
): Promise<PolledChat | null> {
  const query = { conversation_id: reference.conversationId, chat_id: reference.chatId };
  const { data, logid } = await coze.call({
    method: 'GET',
    path: '/v3/chat/retrieve',
    query,
    signal,
    repeat: 'never',
  });
  const chat = understood(chatObjectSchema, data, logid);
  const status = ENDS[(chat.status ?? '').toLowerCase()];
  if (status === undefined) return null;
  if (status === 'failed' || status === 'canceled') return { chat, status, messages: [], logid };
  const list = await coze.call({
    method: 'GET',
    path: '/v3/chat/message/list',
    query,
    signal,
    repeat: 'never',
  });
  return { chat, status, messages: understood(messagesSchema, list.data ?? [], list.logid), logid };
}

function understood<T>(schema: z.ZodType<T>, data: unknown, logid: string | null): T {
  const result = schema.safeParse(data);
  if (!result.success) throw new AppError('STREAM_BROKEN', { logid });
  return result.data;
}
