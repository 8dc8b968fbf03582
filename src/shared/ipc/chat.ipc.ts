import { z } from 'zod';
import { botFactsSchema } from '../model/bot';
import {
  bookmarkSchema,
  chatDeltaSchema,
  conversationDetailsSchema,
  conversationSchema,
  exportFormatSchema,
  QUESTION_MAX,
  questionCommandSchema,
  searchHitSchema,
  toolCallChangeSchema,
  turnMarkChangeSchema,
  turnSchema,
  turnVersionsSchema,
} from '../model/chat';
import { knowledgeModeSchema } from '../model/kai';
import { nothing, request, snapshotOf } from './define';

const conversationsSnapshot = snapshotOf(z.array(conversationSchema));
const conversationId = z.object({ conversationId: z.string() });
const question = z.string().trim().min(1).max(QUESTION_MAX);
const attachmentIds = z.array(z.string()).max(100).optional();
const turnId = z.object({ turnId: z.string() });
/** A piece of a branch in order, and the versions of those of its steps that have several. */
const branchPage = z.object({ turns: z.array(turnSchema), versions: z.array(turnVersionsSchema) });

/** Conversations and turns. `chat.send` answers at once; the answer follows as events. */
export const chatRequests = {
  /** Pinned ones first, then the last used one. */
  'chat.conversations': request(nothing, conversationsSnapshot),
  'chat.createConversation': request(nothing, conversationSchema),
  'chat.renameConversation': request(
    conversationId.extend({ title: z.string().trim().min(1).max(200) }),
    nothing,
  ),
  'chat.pinConversation': request(conversationId.extend({ pinned: z.boolean() }), nothing),
  'chat.deleteConversation': request(conversationId, nothing),
  /** What one needs to find the conversation at Coze. CONVERSATION_MISSING. */
  'chat.details': request(conversationId, conversationDetailsSchema),
  /**
   * What the bot's author says of it; kept for the time of the settings unless asked anew.
   * NOT_CONFIGURED and Coze's errors.
   */
  'chat.bot': request(z.object({ refresh: z.boolean() }), botFactsSchema),
  /**
   * A piece of the branch that is shown: its end, or the piece around a turn, whose branch is shown
   * from now on. `endTurnId` is the last turn of the piece, `activeTurnId` that of the branch:
   * while they differ, more follows. Turns that run or wait are always among `turns`, also those of
   * other branches. Null while nothing was asked. `knowledgeMode`: whether KAI's knowledge is asked
   * before the bot.
   */
  'chat.open': request(
    conversationId.extend({ aroundTurnId: z.string().optional() }),
    branchPage.extend({
      conversation: conversationSchema,
      activeTurnId: z.string().nullable(),
      endTurnId: z.string().nullable(),
      knowledgeMode: knowledgeModeSchema,
    }),
  ),
  /**
   * The piece of the shown branch before or behind a turn; no turns where it ends. TURN_MISSING,
   * CONVERSATION_MISSING.
   */
  'chat.steps': request(
    conversationId.extend({ turnId: z.string(), direction: z.enum(['older', 'newer']) }),
    branchPage,
  ),
  /**
   * When this window draws while an answer streams: the time of a frame, milliseconds since the
   * epoch, and the time between two. Deltas then arrive just before a frame.
   */
  'chat.frames': request(
    z.object({ at: z.number().min(0), intervalMs: z.number().min(1).max(1000) }),
    nothing,
  ),
  /**
   * Stores the question and starts the turn, after `parentTurnId` or else after the branch that is
   * shown; it is shown then. While another one runs in this conversation it is `queued`;
   * `chat.started` tells when it begins. TURN_RUNNING when five wait already, TURN_MISSING for a
   * parent that is not in the conversation. Without words there must be an attachment
   * (QUESTION_EMPTY); ATTACHMENT_MISSING, ATTACHMENTS_TOO_MANY.
   */
  'chat.send': request(
    conversationId.extend({
      text: question.or(z.literal('')),
      attachmentIds,
      command: questionCommandSchema.optional(),
      parentTurnId: z.string().optional(),
    }),
    turnSchema,
  ),
  /**
   * Asks the same question once more: the new turn is a version of that one (same parent). Errors
   * like `chat.send`.
   */
  'chat.regenerate': request(turnId, turnSchema),
  /**
   * Asks something else in place of a turn: the new turn is a version of that one (same parent).
   * Attachments stay, a command does not. Errors like `chat.send`.
   */
  'chat.editAndResend': request(turnId.extend({ text: question }), turnSchema),
  /**
   * Shows the branch through a turn to its newest end, from now on; answers that end. TURN_MISSING,
   * CONVERSATION_MISSING.
   */
  'chat.selectBranch': request(
    conversationId.extend({ turnId: z.string() }),
    z.object({ activeTurnId: z.string() }),
  ),
  /**
   * Stops a turn at once; what has arrived is kept. A queued one is `stopped` too. No error when it
   * is over already.
   */
  'chat.cancel': request(turnId, nothing),
  /**
   * Goes on with a turn that was left `waiting-for-tools`: asks Coze whether it still waits, asks
   * for approval anew, runs the tools. The turn is `running` then. TURN_MISSING; TURN_RUNNING while
   * another one runs; what became of it at Coze fails the turn.
   */
  'chat.continueTurn': request(turnId, turnSchema),
  /** From the next question on. CONVERSATION_MISSING. */
  'chat.setKnowledgeMode': request(conversationId.extend({ mode: knowledgeModeSchema }), nothing),
  /**
   * Notes on an answer; what is left out stays as it is. Answers the turn as it is now.
   * TURN_MISSING.
   */
  'chat.markTurn': request(turnId.extend(turnMarkChangeSchema.shape), turnSchema),
  /** All bookmarked turns of the active profile, newest first. */
  'chat.bookmarks': request(nothing, z.array(bookmarkSchema)),
  /**
   * Questions and ended answers of the active profile that hold every word of `text`, newest first.
   * Words are plain text from one character on, capital letters make no difference; no word, no
   * hits.
   */
  'chat.search': request(
    z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(200) }),
    z.array(searchHitSchema),
  ),
  /**
   * Lets the person choose where to save the branch that is shown, without turns that have not
   * ended; answers where, null when cancelled. HTML is one file without scripts.
   * CONVERSATION_MISSING, DISK_FULL, DISK_READ_ONLY.
   */
  'chat.export': request(
    conversationId.extend({ format: exportFormatSchema }),
    z.object({ path: z.string() }).nullable(),
  ),
  /**
   * Lets the person choose where to save the trace of a turn that has ended, as OTLP JSON: times,
   * names and ids, nothing of what was said. Answers where, null when cancelled. TURN_MISSING also
   * without a trace; DISK_FULL, DISK_READ_ONLY.
   */
  'chat.exportTrace': request(turnId, z.object({ path: z.string() }).nullable()),
};

export const chatEvents = {
  'chat.conversations-changed': conversationsSnapshot,
  /** At most one per frame and turn, to the window that asked. */
  'chat.delta': chatDeltaSchema,
  /** Somebody bookmarked or rated an answer, or took that back. */
  'chat.marks-changed': z.object({ turnId: z.string() }),
  /** A turn that was queued is running now. */
  'chat.started': turnSchema,
  /** To every window. */
  'chat.tool-call-changed': toolCallChangeSchema,
  /** A message came in through the webhook; it is the end of the branch that is shown now. */
  'chat.received': turnSchema,
  /** The final turn: completed or stopped. */
  'chat.finished': turnSchema,
  /** The final turn, with its error. */
  'chat.failed': turnSchema,
};
