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
/** One page of a branch in order, and the versions of its steps that have several. */
const branchPage = z.object({ turns: z.array(turnSchema), versions: z.array(turnVersionsSchema) });

/** Conversations and turns. `chat.send` returns at once; the answer follows as events. */
export const chatRequests = {
  /** Pinned ones first, then the most recently used. */
  'chat.conversations': request(nothing, conversationsSnapshot),
  'chat.createConversation': request(nothing, conversationSchema),
  'chat.renameConversation': request(
    conversationId.extend({ title: z.string().trim().min(1).max(200) }),
    nothing,
  ),
  'chat.pinConversation': request(conversationId.extend({ pinned: z.boolean() }), nothing),
  'chat.deleteConversation': request(conversationId, nothing),
  /** Ids to find the conversation at Coze. CONVERSATION_MISSING. */
  'chat.details': request(conversationId, conversationDetailsSchema),
  /**
   * The bot as described by its author; cached for the time in the settings unless `refresh` is
   * set. NOT_CONFIGURED and Coze's errors.
   */
  'chat.bot': request(z.object({ refresh: z.boolean() }), botFactsSchema),
  /**
   * One page of the displayed branch: its end, or the page around a turn, whose branch is displayed
   * from now on. `endTurnId` is the last turn of the page, `activeTurnId` that of the branch: while
   * they differ, more follows. Running and queued turns are always among `turns`, also those of
   * other branches. Both ids are null before the first question. `knowledgeMode`: whether KAI's
   * knowledge is queried before the bot.
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
   * The page of the displayed branch before or after a turn; no turns where it ends. TURN_MISSING,
   * CONVERSATION_MISSING.
   */
  'chat.steps': request(
    conversationId.extend({ turnId: z.string(), direction: z.enum(['older', 'newer']) }),
    branchPage,
  ),
  /**
   * When this window draws while an answer streams: the time of a frame, milliseconds since the
   * epoch, and the interval between two. Deltas then arrive just before a frame.
   */
  'chat.frames': request(
    z.object({ at: z.number().min(0), intervalMs: z.number().min(1).max(1000) }),
    nothing,
  ),
  /**
   * Stores the question and starts the turn, after `parentTurnId` or by default after the displayed
   * branch; its branch is displayed then. While another one runs in this conversation it is
   * `queued`; `chat.started` reports its start. TURN_RUNNING when five are already waiting,
   * TURN_MISSING for a parent that is not in the conversation. Without text there must be an
   * attachment (QUESTION_EMPTY); ATTACHMENT_MISSING, ATTACHMENTS_TOO_MANY.
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
   * Asks the same question again: the new turn is a version of that one (same parent). Errors like
   * `chat.send`.
   */
  'chat.regenerate': request(turnId, turnSchema),
  /**
   * Asks a different question in place of a turn: the new turn is a version of that one (same
   * parent). Attachments are kept, a command is not. Errors like `chat.send`.
   */
  'chat.editAndResend': request(turnId.extend({ text: question }), turnSchema),
  /**
   * Displays the branch through a turn to its newest end from now on; returns that end.
   * TURN_MISSING, CONVERSATION_MISSING.
   */
  'chat.selectBranch': request(
    conversationId.extend({ turnId: z.string() }),
    z.object({ activeTurnId: z.string() }),
  ),
  /**
   * Stops a turn at once; what has arrived is kept. A queued one is `stopped` too. No error when it
   * has already ended.
   */
  'chat.cancel': request(turnId, nothing),
  /**
   * Continues a turn that was left `waiting-for-tools`: asks Coze whether it still waits, asks for
   * approval again, runs the tools. The turn is `running` then. TURN_MISSING; TURN_RUNNING while
   * another one runs; a chat that has failed at Coze fails the turn.
   */
  'chat.continueTurn': request(turnId, turnSchema),
  /** Applies from the next question on. CONVERSATION_MISSING. */
  'chat.setKnowledgeMode': request(conversationId.extend({ mode: knowledgeModeSchema }), nothing),
  /** Sets marks on an answer; omitted ones are kept. Returns the updated turn. TURN_MISSING. */
  'chat.markTurn': request(turnId.extend(turnMarkChangeSchema.shape), turnSchema),
  /** All bookmarked turns of the active profile, newest first. */
  'chat.bookmarks': request(nothing, z.array(bookmarkSchema)),
  /**
   * Questions and completed answers of the active profile that contain every word of `text`, newest
   * first. Words are plain text of at least one character, case-insensitive; no word, no hits.
   */
  'chat.search': request(
    z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(200) }),
    z.array(searchHitSchema),
  ),
  /**
   * Asks the person where to save the displayed branch, without turns that have not ended; returns
   * the path, null when cancelled. HTML is one file without scripts. CONVERSATION_MISSING,
   * DISK_FULL, DISK_READ_ONLY.
   */
  'chat.export': request(
    conversationId.extend({ format: exportFormatSchema }),
    z.object({ path: z.string() }).nullable(),
  ),
  /**
   * Asks the person where to save the trace of a turn that has ended, as OTLP JSON: times, names
   * and ids, none of its texts. Returns the path, null when cancelled. TURN_MISSING also without a
   * trace; DISK_FULL, DISK_READ_ONLY.
   */
  'chat.exportTrace': request(turnId, z.object({ path: z.string() }).nullable()),
};

export const chatEvents = {
  'chat.conversations-changed': conversationsSnapshot,
  /** At most one per frame and turn, to the window that asked for it. */
  'chat.delta': chatDeltaSchema,
  /** The bookmark or rating of an answer was changed. */
  'chat.marks-changed': z.object({ turnId: z.string() }),
  /** A queued turn is running now. */
  'chat.started': turnSchema,
  /** Sent to every window. */
  'chat.tool-call-changed': toolCallChangeSchema,
  /** A message arrived through the webhook; the displayed branch now ends with it. */
  'chat.received': turnSchema,
  /** The final turn: completed or stopped. */
  'chat.finished': turnSchema,
  /** The final turn, with its error. */
  'chat.failed': turnSchema,
};
