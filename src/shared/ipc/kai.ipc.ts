import { z } from 'zod';
import { connectionStateSchema, doctorReportSchema } from '../model/health';
import {
  kaiServerDraftSchema,
  kaiServerViewSchema,
  knowledgeRuleSchema,
  toolAddressSchema,
  toolMappingSchema,
} from '../model/kai';
import { auditEntrySchema } from '../model/audit';
import {
  approvalAnswerSchema,
  approvalRuleSchema,
  argumentPatternSchema,
  pendingApprovalSchema,
  serverQuestionSchema,
} from '../model/kai-approval';
import { failureExplanationSchema, kaiCallSchema, wireLogEntrySchema } from '../model/kai-call';
import { kaiToolSchema, toolDriftSchema, toolPolicySchema } from '../model/kai-tool';
import { nothing, request, snapshotOf } from './define';

const serversSnapshot = snapshotOf(z.array(kaiServerViewSchema));
const toolsSnapshot = snapshotOf(z.array(kaiToolSchema));
const approvalsSnapshot = snapshotOf(z.array(pendingApprovalSchema));
const rulesSnapshot = snapshotOf(z.array(approvalRuleSchema));
const questionsSnapshot = snapshotOf(z.array(serverQuestionSchema));
const mappingSnapshot = snapshotOf(z.array(toolMappingSchema));
const stateSnapshot = snapshotOf(connectionStateSchema);
const serverId = z.object({ serverId: z.string() });
const callId = z.object({ callId: z.string() });
const keep = z.enum(['keychain', 'this-run']);
const apiKey = z.string().trim().min(1).max(2000);
const jsonText = z.string().max(1_000_000);

/**
 * KAI: the tools of MCP servers. Keys go down and never come up; JSON (schemas, arguments, results)
 * crosses as text. Calls answer at once with their record; `kai.call-changed` tells progress and
 * end.
 */
export const kaiRequests = {
  /** All servers of the active profile together: what the tray says of KAI. */
  'kai.state': request(nothing, stateSnapshot),

  'kai.servers': request(nothing, serversSnapshot),
  /**
   * Adds or changes a server and connects to it. `apiKey` absent: as before (but forgotten when the
   * address leads to another host: it has to be entered again); null: none any more. Saving a
   * secret without a keychain: KEYCHAIN_UNAVAILABLE. Refused addresses: KAI_URL_REFUSED,
   * KAI_PRIVATE_ADDRESS; headers: KAI_HEADER_REFUSED.
   */
  'kai.saveServer': request(
    z.object({ draft: kaiServerDraftSchema, apiKey: apiKey.nullable().optional(), keep }),
    kaiServerViewSchema,
  ),
  /**
   * Checks a draft layer by layer, saving nothing. Without `apiKey` the stored key of the draft's
   * server is used, unless the host differs.
   */
  'kai.tryServer': request(
    z.object({ draft: kaiServerDraftSchema, apiKey: apiKey.nullable().optional() }),
    doctorReportSchema,
  ),
  /**
   * Removes a server, its key, rules and mappings; its history stays. INVALID_INPUT for the
   * built-in one.
   */
  'kai.removeServer': request(serverId, nothing),
  'kai.enableServer': request(serverId.extend({ enabled: z.boolean() }), nothing),
  /** Sets the key (or forgets it with null) without touching anything else. */
  'kai.setKey': request(serverId.extend({ apiKey: apiKey.nullable(), keep }), nothing),
  /** Ends the connection and makes a new one. Errors are told by the server's state. */
  'kai.reconnect': request(serverId, nothing),
  /** DNS, TCP, TLS, HTTP, sign-in, protocol, tools, call: run now. */
  'kai.diagnose': request(serverId, doctorReportSchema),

  /** The tools of all enabled servers, as last listed. */
  'kai.tools': request(nothing, toolsSnapshot),
  'kai.refreshTools': request(serverId, nothing),
  /** For this tool only; null: the server's limit again. */
  'kai.setToolTimeout': request(
    toolAddressSchema.extend({ timeoutSeconds: z.number().int().min(1).max(3600).nullable() }),
    nothing,
  ),
  /**
   * One rule for the whole tool in place of those it has; `ask` removes them all. TOOL_BLOCKED
   * while its definition is not accepted.
   */
  'kai.setPolicy': request(toolAddressSchema.extend({ policy: toolPolicySchema }), nothing),

  /**
   * Calls a tool from the console: the person's own click is the approval. `payload` is JSON text
   * of an object. Refused before it leaves: TOOL_MISSING, TOOL_PAYLOAD_INVALID (params.detail names
   * the argument), TOOL_SCHEMA_INVALID, TOOL_BLOCKED.
   */
  'kai.callTool': request(
    toolAddressSchema.extend({
      payload: jsonText,
      timeoutSeconds: z.number().int().min(1).max(3600).optional(),
    }),
    kaiCallSchema,
  ),
  /** Stops it here and at the server. No error when it is over already. */
  'kai.cancelCall': request(callId, nothing),
  /** Newest first, results left out. `before` is the id of the last one of the page before. */
  'kai.calls': request(
    z.object({
      serverId: z.string().optional(),
      toolName: z.string().max(500).optional(),
      beforeId: z.string().optional(),
      limit: z.number().int().min(1).max(200),
    }),
    z.array(kaiCallSchema),
  ),
  /** One call with its result. CALL_MISSING. */
  'kai.call': request(callId, kaiCallSchema),
  /**
   * The same tool with the same payload once more. CALL_MISSING and what `kai.callTool` refuses.
   */
  'kai.rerun': request(callId, kaiCallSchema),
  /** Forgets the history of a tool, or all of it. */
  'kai.clearCalls': request(
    z.object({ serverId: z.string().optional(), toolName: z.string().max(500).optional() }),
    nothing,
  ),
  /** Why it failed: runs the layered check of its server. CALL_MISSING. */
  'kai.explainFailure': request(callId, failureExplanationSchema),

  /** The newest `limit` lines of the wire log, oldest first; kept in memory only (1,000 lines). */
  'kai.wireLog': request(
    z.object({ serverId: z.string().optional(), limit: z.number().int().min(1).max(1000) }),
    z.array(wireLogEntrySchema),
  ),
  'kai.clearWireLog': request(nothing, nothing),

  'kai.approvals': request(nothing, approvalsSnapshot),
  /**
   * The person's decision; ABORTED when the call is gone, TOOL_BLOCKED for a lasting yes to a
   * changed tool.
   */
  'kai.answerApproval': request(
    z.object({
      approvalId: z.string(),
      answer: approvalAnswerSchema,
      pattern: argumentPatternSchema.nullable(),
    }),
    nothing,
  ),
  /** Rules that were kept, and those of this session; newest first. */
  'kai.rules': request(nothing, rulesSnapshot),
  'kai.removeRule': request(z.object({ ruleId: z.string() }), nothing),
  /**
   * Decisions about tools, newest first; the log cannot be changed. `beforeNumber` is the last one
   * of the page before.
   */
  'kai.audit': request(
    z.object({
      limit: z.number().int().min(1).max(500),
      beforeNumber: z.number().int().optional(),
    }),
    z.array(auditEntrySchema),
  ),

  /** What changed in a tool's definition. TOOL_MISSING. */
  'kai.drift': request(toolAddressSchema, toolDriftSchema),
  /** The definition as it is now counts from now on. */
  'kai.acceptDrift': request(toolAddressSchema, nothing),
  /** Nobody runs the tool until it is accepted. */
  'kai.blockDrift': request(toolAddressSchema, nothing),

  /** What servers ask the person (elicitation, sampling). */
  'kai.questions': request(nothing, questionsSnapshot),
  /**
   * `content` is JSON text of the filled form (`form`), `text` the written answer (`sampling`).
   * TOOL_PAYLOAD_INVALID when the form does not fit, ABORTED when nobody waits any more. Unanswered
   * ones are declined after five minutes.
   */
  'kai.answerQuestion': request(
    z.object({
      questionId: z.string(),
      action: z.enum(['accept', 'decline', 'cancel']),
      content: jsonText.optional(),
      text: z.string().max(100_000).optional(),
    }),
    nothing,
  ),

  /** Every name a bot asked for or an operator mapped. */
  'kai.mapping': request(nothing, mappingSnapshot),
  /** Null: by name again. TOOL_MISSING. */
  'kai.setMapping': request(
    z.object({ botToolName: z.string().min(1).max(500), target: toolAddressSchema.nullable() }),
    nothing,
  ),

  /**
   * When `when-useful` asks the knowledge. The mode itself belongs to a conversation:
   * `chat.setKnowledgeMode`.
   */
  'kai.knowledgeRule': request(nothing, knowledgeRuleSchema),
};

export const kaiEvents = {
  'kai.state-changed': stateSnapshot,
  'kai.servers-changed': serversSnapshot,
  'kai.tools-changed': toolsSnapshot,
  /**
   * A call began, reported progress (at most ten times a second), or ended. Result left out, as in
   * lists.
   */
  'kai.call-changed': kaiCallSchema,
  /** Lines of the wire log, joined for 100 ms. */
  'kai.wire-logged': z.array(wireLogEntrySchema),
  'kai.approvals-changed': approvalsSnapshot,
  'kai.rules-changed': rulesSnapshot,
  'kai.questions-changed': questionsSnapshot,
  'kai.mapping-changed': mappingSnapshot,
};
