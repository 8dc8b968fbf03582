import { z } from 'zod';
import { bookmarkSchema, chatDeltaSchema, conversationSchema, exportFormatSchema, QUESTION_MAX, searchHitSchema, turnMarkChangeSchema, turnSchema, turnVersionsSchema } from '../model/chat';
import { nothing, request, snapshotOf } from './define';

const conversationsSnapshot = snapshotOf(z.array(conversationSchema));
const conversationId = z.object({ conversationId: z.string() });
const question = z.string().trim().min(1).max(QUESTION_MAX);
const turnId = z.object({ turnId: z.string() });
/** A piece of a branch in order, and the versions of those of its steps that have several. */
const branchPage = z.object({ turns: z.array(turnSchema), versions: z.array(turnVersionsSchema) });

/** Conversations and turns. `chat.send` answers at once; the answer follows as events. */
export const chatRequests = {
  /** Pinned ones first, then the last used one. */
  'chat.conversations': request(nothing, conversationsSnapshot),
  'chat.createConversation': request(nothing, conversationSchema),
  'chat.renameConversation': request(conversationId.extend({ title: z.string().trim().min(1).max(200) }), nothing),
  'chat.pinConversation': request(conversationId.extend({ pinned: z.boolean() }), nothing),
  'chat.deleteConversation': request(conversationId, nothing),
  /**
   * A piece of the branch that is shown: its end, or the piece around a turn, whose branch is shown from now on. `endTurnId`
   * is the last turn of the piece, `activeTurnId` that of the branch: while they differ, more follows. Turns that run or
   * wait are always among `turns`, also those of other branches. Null while nothing was asked.
   */
  'chat.open': request(
    conversationId.extend({ aroundTurnId: z.string().optional() }),
    branchPage.extend({ conversation: conversationSchema, activeTurnId: z.string().nullable(), endTurnId: z.string().nullable() }),
  ),
  /** The piece of the shown branch before or behind a turn; no turns where it ends. TURN_MISSING, CONVERSATION_MISSING. */
  'chat.steps': request(conversationId.extend({ turnId: z.string(), direction: z.enum(['older', 'newer']) }), branchPage),
  /**
   * When this window draws while an answer streams: the time of a frame, milliseconds since the epoch, and the time between
   * two. Deltas then arrive just before a frame.
   */
  'chat.frames': request(z.object({ at: z.number().min(0), intervalMs: z.number().min(1).max(1000) }), nothing),
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
  /** The final turn: completed or stopped. */
  'chat.finished': turnSchema,
  /** The final turn, with its error. */
  'chat.failed': turnSchema,
};
