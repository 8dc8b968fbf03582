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
 * KAI: the tools of MCP servers. Keys are only sent to the main process, never back; JSON (schemas,
 * arguments, results) crosses as text. Calls return at once with their record; `kai.call-changed`
 * reports progress and end.
 */
export const kaiRequests = {
  /** State of all servers of the active profile together, as in the tray. */
  'kai.state': request(nothing, stateSnapshot),

  'kai.servers': request(nothing, serversSnapshot),
  /**
   * Adds or changes a server and connects to it. `apiKey` absent: keeps the key (but removes it
   * when the address changes to another host: it has to be entered again); null: removes it. Saving
   * a secret without a keychain: KEYCHAIN_UNAVAILABLE. Refused addresses: KAI_URL_REFUSED,
   * KAI_PRIVATE_ADDRESS; headers: KAI_HEADER_REFUSED.
   */
  'kai.saveServer': request(
    z.object({ draft: kaiServerDraftSchema, apiKey: apiKey.nullable().optional(), keep }),
    kaiServerViewSchema,
  ),
  /**
   * Checks a draft layer by layer, without saving anything. Without `apiKey` the stored key of the
   * draft's server is used, unless the host differs.
   */
  'kai.tryServer': request(
    z.object({ draft: kaiServerDraftSchema, apiKey: apiKey.nullable().optional() }),
    doctorReportSchema,
  ),
  /**
   * Removes a server, its key, rules and mappings; its history is kept. INVALID_INPUT for the
   * built-in one.
   */
  'kai.removeServer': request(serverId, nothing),
  'kai.enableServer': request(serverId.extend({ enabled: z.boolean() }), nothing),
  /** Sets the key (or removes it with null) and changes nothing else. */
  'kai.setKey': request(serverId.extend({ apiKey: apiKey.nullable(), keep }), nothing),
  /** Closes the connection and opens a new one. Errors are in the server's state. */
  'kai.reconnect': request(serverId, nothing),
  /** Runs the checks now: DNS, TCP, TLS, HTTP, sign-in, protocol, tools, call. */
  'kai.diagnose': request(serverId, doctorReportSchema),

  /** The tools of all enabled servers, as last listed. */
  'kai.tools': request(nothing, toolsSnapshot),
  'kai.refreshTools': request(serverId, nothing),
  /** For this tool only; null restores the server's limit. */
  'kai.setToolTimeout': request(
    toolAddressSchema.extend({ timeoutSeconds: z.number().int().min(1).max(3600).nullable() }),
    nothing,
  ),
  /**
   * Replaces all rules of the tool with one for the whole tool; `ask` removes them all.
   * TOOL_BLOCKED while its definition is not accepted.
   */
  'kai.setPolicy': request(toolAddressSchema.extend({ policy: toolPolicySchema }), nothing),

  /**
   * Calls a tool from the console: the person's own click is the approval. `payload` is JSON text
   * of an object. Refused before it is sent: TOOL_MISSING, TOOL_PAYLOAD_INVALID (params.detail
   * names the argument), TOOL_SCHEMA_INVALID, TOOL_BLOCKED.
   */
  'kai.callTool': request(
    toolAddressSchema.extend({
      payload: jsonText,
      timeoutSeconds: z.number().int().min(1).max(3600).optional(),
    }),
    kaiCallSchema,
  ),
  /** Stops it here and on the server. No error when it has already ended. */
  'kai.cancelCall': request(callId, nothing),
  /** Newest first, without results. `before`: id of the last one of the previous page. */
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
   * Calls the same tool with the same payload again. CALL_MISSING and the errors of `kai.callTool`.
   */
  'kai.rerun': request(callId, kaiCallSchema),
  /** Deletes the history of a tool, or all of it. */
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
   * The person's decision; ABORTED when the call no longer waits, TOOL_BLOCKED for a lasting
   * approval of a changed tool.
   */
  'kai.answerApproval': request(
    z.object({
      approvalId: z.string(),
      answer: approvalAnswerSchema,
      pattern: argumentPatternSchema.nullable(),
    }),
    nothing,
  ),
  /** Stored rules, and those of this session; newest first. */
  'kai.rules': request(nothing, rulesSnapshot),
  'kai.removeRule': request(z.object({ ruleId: z.string() }), nothing),
  /**
   * Decisions about tools, newest first; the log cannot be changed. `beforeNumber`: the last one of
   * the previous page.
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
  /** Accepts the present definition. */
  'kai.acceptDrift': request(toolAddressSchema, nothing),
  /** Blocks the tool until its definition is accepted. */
  'kai.blockDrift': request(toolAddressSchema, nothing),

  /** Questions from servers to the person (elicitation, sampling). */
  'kai.questions': request(nothing, questionsSnapshot),
  /**
   * `content` is JSON text of the filled form (`form`), `text` the written answer (`sampling`).
   * TOOL_PAYLOAD_INVALID when the form does not match, ABORTED when the question is no longer open.
   * Unanswered questions are declined after five minutes.
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
  /** Null resolves by name again. TOOL_MISSING. */
  'kai.setMapping': request(
    z.object({ botToolName: z.string().min(1).max(500), target: toolAddressSchema.nullable() }),
    nothing,
  ),

  /**
   * When `when-useful` queries the knowledge. The mode itself belongs to a conversation:
   * `chat.setKnowledgeMode`.
   */
  'kai.knowledgeRule': request(nothing, knowledgeRuleSchema),
};

export const kaiEvents = {
  'kai.state-changed': stateSnapshot,
  'kai.servers-changed': serversSnapshot,
  'kai.tools-changed': toolsSnapshot,
  /**
   * A call started, reported progress (at most ten times a second), or ended. Without the result,
   * as in lists.
   */
  'kai.call-changed': kaiCallSchema,
  /** Lines of the wire log, batched for 100 ms. */
  'kai.wire-logged': z.array(wireLogEntrySchema),
  'kai.approvals-changed': approvalsSnapshot,
  'kai.rules-changed': rulesSnapshot,
  'kai.questions-changed': questionsSnapshot,
  'kai.mapping-changed': mappingSnapshot,
};
