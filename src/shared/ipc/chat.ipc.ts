import { z } from 'zod';
import { bookmarkSchema, chatDeltaSchema, conversationSchema, exportFormatSchema, QUESTION_MAX, searchHitSchema, toolCallChangeSchema, turnMarkChangeSchema, turnSchema } from '../model/chat';
import { knowledgeModeSchema } from '../model/kai';
import { nothing, request, snapshotOf } from './define';

const conversationsSnapshot = snapshotOf(z.array(conversationSchema));
const conversationId = z.object({ conversationId: z.string() });
const question = z.string().trim().min(1).max(QUESTION_MAX);
const turnId = z.object({ turnId: z.string() });

/** Conversations and turns. `chat.send` answers at once; the answer follows as events. */
export const chatRequests = {
  /** Pinned ones first, then the last used one. */
  'chat.conversations': request(nothing, conversationsSnapshot),
  'chat.createConversation': request(nothing, conversationSchema),
  'chat.renameConversation': request(conversationId.extend({ title: z.string().trim().min(1).max(200) }), nothing),
  'chat.pinConversation': request(conversationId.extend({ pinned: z.boolean() }), nothing),
  'chat.deleteConversation': request(conversationId, nothing),
  /**
   * The turns of all branches, oldest first. `activeTurnId` is the last turn of the branch to show; its ancestors
   * (`parentTurnId`) are the rest of it. Null while nothing was asked. `knowledgeMode`: whether KAI's knowledge is asked before the bot.
   */
  'chat.open': request(
    conversationId,
    z.object({ conversation: conversationSchema, turns: z.array(turnSchema), activeTurnId: z.string().nullable(), knowledgeMode: knowledgeModeSchema }),
  ),
  /**
   * Stores the question and starts the turn, after `parentTurnId` or else after the branch that is shown; it is shown then.
   * While another one runs in this conversation it is `queued`; `chat.started` tells when it begins. TURN_RUNNING when five
   * wait already, TURN_MISSING for a parent that is not in the conversation.
   */
  'chat.send': request(conversationId.extend({ text: question, parentTurnId: z.string().optional() }), turnSchema),
  /** Asks the same question once more: the new turn is a version of that one (same parent). Errors like `chat.send`. */
  'chat.regenerate': request(turnId, turnSchema),
  /** Asks something else in place of a turn: the new turn is a version of that one (same parent). Errors like `chat.send`. */
  'chat.editAndResend': request(turnId.extend({ text: question }), turnSchema),
  /** Shows the branch through a turn to its newest end, from now on; answers that end. TURN_MISSING, CONVERSATION_MISSING. */
  'chat.selectBranch': request(conversationId.extend({ turnId: z.string() }), z.object({ activeTurnId: z.string() })),
  /** Stops a turn at once; what has arrived is kept. A queued one is `stopped` too. No error when it is over already. */
  'chat.cancel': request(turnId, nothing),
  /**
   * Goes on with a turn that was left `waiting-for-tools`: asks Coze whether it still waits, asks for approval anew, runs the tools.
   * The turn is `running` then. TURN_MISSING; TURN_RUNNING while another one runs; what became of it at Coze fails the turn.
   */
  'chat.continueTurn': request(turnId, turnSchema),
  /** From the next question on. CONVERSATION_MISSING. */
  'chat.setKnowledgeMode': request(conversationId.extend({ mode: knowledgeModeSchema }), nothing),
  /** Notes on an answer; what is left out stays as it is. Answers the turn as it is now. TURN_MISSING. */
  'chat.markTurn': request(turnId.extend(turnMarkChangeSchema.shape), turnSchema),
  /** All bookmarked turns of the active profile, newest first. */
  'chat.bookmarks': request(nothing, z.array(bookmarkSchema)),
  /**
   * Questions and ended answers of the active profile that hold every word of `text`, newest first. Words are plain text
   * from one character on, capital letters make no difference; no word, no hits.
   */
  'chat.search': request(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(200) }), z.array(searchHitSchema)),
  /**
   * Lets the person choose where to save the branch that is shown, without turns that have not ended; answers where, null
   * when cancelled. HTML is one file without scripts. CONVERSATION_MISSING, DISK_FULL, DISK_READ_ONLY.
   */
  'chat.export': request(conversationId.extend({ format: exportFormatSchema }), z.object({ path: z.string() }).nullable()),
};

export const chatEvents = {
  'chat.conversations-changed': conversationsSnapshot,
  /** At most one per frame and turn, to the window that asked. */
  'chat.delta': chatDeltaSchema,
  /** A turn that was queued is running now. */
  'chat.started': turnSchema,
  /** To every window. */
  'chat.tool-call-changed': toolCallChangeSchema,
  /** The final turn: completed or stopped. */
  'chat.finished': turnSchema,
  /** The final turn, with its error. */
  'chat.failed': turnSchema,
};
