import { z } from 'zod';
import { toolAddressSchema } from './kai';
import { textWarningSchema, toolPolicySchema } from './kai-tool';

/**
 * Condition on one argument. `argument` is a path such as `query` or `filter.year`. `value` is JSON
 * text: for `equals` any value, for `one-of` an array, for `starts-with` a string, for `at-most`
 * and `at-least` a number.
 */
export const argumentConditionSchema = z.object({
  argument: z.string().max(200),
  is: z.enum(['equals', 'one-of', 'starts-with', 'at-most', 'at-least']),
  value: z.string().max(20_000),
});
export type ArgumentCondition = z.infer<typeof argumentConditionSchema>;

/**
 * Limits a rule to certain arguments: every condition must hold, and arguments without a condition
 * are `allowed` or not.
 */
export const argumentPatternSchema = z.object({
  conditions: z.array(argumentConditionSchema).max(50),
  otherArguments: z.enum(['allowed', 'refused']),
});
export type ArgumentPattern = z.infer<typeof argumentPatternSchema>;

/**
 * A stored decision. The newest one that matches a call counts, those with a pattern before those
 * without.
 */
export const approvalRuleSchema = toolAddressSchema.extend({
  id: z.string(),
  serverName: z.string(),
  policy: toolPolicySchema.exclude(['ask']),
  /** Null: any arguments. */
  pattern: argumentPatternSchema.nullable(),
  createdAt: z.string(),
});
export type ApprovalRule = z.infer<typeof approvalRuleSchema>;

/**
 * Possible answers. `once`; `session` until the app ends; `always` stored; `refuse` this one call;
 * `never` stored. A pattern goes with `session`, `always` and `never`.
 */
export const approvalAnswerSchema = z.enum(['once', 'session', 'always', 'refuse', 'never']);
export type ApprovalAnswer = z.infer<typeof approvalAnswerSchema>;

/** A call that waits for a person's approval. `arguments` is JSON text as it would be sent. */
export const pendingApprovalSchema = toolAddressSchema.extend({
  id: z.string(),
  serverName: z.string(),
  title: z.string(),
  description: z.string(),
  arguments: z.string(),
  readOnly: z.boolean(),
  destructive: z.boolean(),
  warnings: z.array(textWarningSchema),
  /**
   * The definition changed and was not accepted: only `once` and `refuse` are possible
   * (TOOL_BLOCKED for the others).
   */
  changed: z.boolean(),
  /** Null outside a chat. */
  conversationId: z.string().nullable(),
  turnId: z.string().nullable(),
  /** Its `ToolCallRecord.id` in the turn. */
  toolCallId: z.string().nullable(),
  requestedAt: z.string(),
  /** Exactly these arguments, as a starting point for the person's own pattern. */
  suggestedPattern: argumentPatternSchema,
});
export type PendingApproval = z.infer<typeof pendingApprovalSchema>;

/**
 * A question from a server to the person while a tool runs (MCP elicitation or sampling).
 * Everything in it is foreign text. `form`: fill in `schema` (JSON text of a flat object schema);
 * `url`: open `url` (https only, `host` shown large) and confirm when done; `sampling`: the server
 * wants a language model's answer to `messages`; the person writes one or declines.
 */
export const serverQuestionSchema = z.object({
  id: z.string(),
  serverId: z.string(),
  serverName: z.string(),
  toolName: z.string().nullable(),
  kind: z.enum(['form', 'url', 'sampling']),
  message: z.string(),
  schema: z.string().nullable(),
  url: z.string().nullable(),
  host: z.string().nullable(),
  messages: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() })),
  requestedAt: z.string(),
});
export type ServerQuestion = z.infer<typeof serverQuestionSchema>;
