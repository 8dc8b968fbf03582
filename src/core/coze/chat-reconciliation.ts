import type { ErrorCode } from '../../shared/model/error-view';
import { AppError } from '../lib/errors';
import type { ChatEvent, ChatReference } from '../ports/chat-backend';
import { pollChat, type PolledChat, type PollPolicy } from './chat-poll';
import { actionRequired, failureOf, usageOf, type ChatStreamOrigin } from './chat-stream';
import type { ChatTranscript } from './chat-transcript';
import type { CozeClient } from './coze-client';

/** How a stream breaks without saying what became of the chat. */
const BROKEN: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'STREAM_BROKEN',
  'STREAM_STALLED',
  'CONNECTION_RESET',
  'TIMEOUT',
  'NETWORK_UNREACHABLE',
  'DNS_FAILED',
  'TLS_FAILED',
]);
/** Coze cannot be asked about the chat, so the broken stream remains the explanation. */
const NO_ANSWER: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ENDPOINT_NOT_SERVED',
  'PERMISSION_DENIED',
  'COZE_NOT_FOUND',
  'REMOTE_CONVERSATION_NOT_FOUND',
  'COZE_BAD_PARAMETER',
]);

/** Whether the stream merely stopped, without reporting a failure. */
export function isBrokenStream(error: AppError): boolean {
  return BROKEN.has(error.code);
}

/** A break in the middle, as it is shown to the user: the network's own code says less. */
export function asBrokenStream(error: AppError, logid: string | null): AppError {
  return error.layer === 'stream' ? error : new AppError('STREAM_BROKEN', { logid, cause: error });
}

/**
 * Completes a chat whose stream broke: asks Coze what became of it and yields only what has not
 * been yielded yet. Ends like a stream, with `completed` or `tools-wanted`, or throws the reason
 * why there is no complete answer.
 */
export async function* reconcileChat(
  coze: CozeClient,
  partial: {
    transcript: ChatTranscript;
    reference: ChatReference;
    origin: ChatStreamOrigin;
    broken: AppError;
  },
  policy: PollPolicy,
  signal: AbortSignal,
): AsyncIterable<ChatEvent> {
  const { transcript, reference, origin, broken } = partial;
  const polled = await pollOr(coze, reference, policy, signal, broken);
  yield* polledEvents(polled, transcript, { ...origin, logid: origin.logid ?? polled.logid });
}

/**
 * The missing events of a chat that has ended, and its end. Throws the reason why there is no
 * complete answer.
 */
export function* polledEvents(
  polled: PolledChat,
  transcript: ChatTranscript,
  origin: ChatStreamOrigin,
): Iterable<ChatEvent> {
  if (polled.status === 'failed') throw failureOf(polled.chat, origin);
  if (polled.status === 'canceled')
    throw new AppError('CHAT_FAILED', { params: { detail: 'canceled' }, logid: polled.logid });
  yield* transcript.missing(polled.messages, Date.now());
  if (polled.status === 'requires_action') yield actionRequired(polled.chat);
  else yield { type: 'completed', usage: usageOf(polled.chat) };
}

async function pollOr(
  coze: CozeClient,
  reference: ChatReference,
  policy: PollPolicy,
  signal: AbortSignal,
  broken: AppError,
): Promise<PolledChat> {
  let polled: PolledChat | null;
  try {
    polled = await pollChat(coze, reference, policy, signal);
  } catch (thrown) {
    if (thrown instanceof AppError && NO_ANSWER.has(thrown.code)) throw broken;
    throw thrown;
  }
  if (!polled) throw broken;
  return polled;
}
