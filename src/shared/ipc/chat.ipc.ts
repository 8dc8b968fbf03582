import { z } from 'zod';
import { chatDeltaSchema, conversationSchema, QUESTION_MAX, turnSchema } from '../model/chat';
import { nothing, request, snapshotOf } from './define';

const conversationsSnapshot = snapshotOf(z.array(conversationSchema));
const conversationId = z.object({ conversationId: z.string() });

/** Conversations and turns. `chat.send` answers at once; the answer follows as events. */
export const chatRequests = {
  /** Newest first. */
  'chat.conversations': request(nothing, conversationsSnapshot),
  'chat.createConversation': request(nothing, conversationSchema),
  'chat.renameConversation': request(conversationId.extend({ title: z.string().trim().min(1).max(200) }), nothing),
  'chat.deleteConversation': request(conversationId, nothing),
  /** All turns, oldest first. */
  'chat.open': request(conversationId, z.object({ conversation: conversationSchema, turns: z.array(turnSchema) })),
  /** Stores the question and starts the turn. TURN_RUNNING while another one runs in this conversation. */
  'chat.send': request(conversationId.extend({ text: z.string().trim().min(1).max(QUESTION_MAX) }), turnSchema),
  /** Stops a turn at once; what has arrived is kept. No error when it is over already. */
  'chat.cancel': request(z.object({ turnId: z.string() }), nothing),
};

export const chatEvents = {
  'chat.conversations-changed': conversationsSnapshot,
  /** At most one per frame and turn, to the window that asked. */
  'chat.delta': chatDeltaSchema,
  /** The final turn: completed or stopped. */
  'chat.finished': turnSchema,
  /** The final turn, with its error. */
  'chat.failed': turnSchema,
};
