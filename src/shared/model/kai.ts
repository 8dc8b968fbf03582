import { z } from 'zod';
import { errorViewSchema } from './error-view';

/** Default time limit for a tool in seconds; every progress message restarts it. */
const TOOL_TIMEOUT_SECONDS = 60;
/** Total time limit for a tool in seconds, regardless of its progress. */
const TOOL_TOTAL_SECONDS = 600;

const timeoutSeconds = z.number().int().min(1).max(3600);
const headerName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/);

/**
 * An additional header for every request to a server. Stored readably: names that carry secrets are
 * refused (KAI_HEADER_REFUSED).
 */
export const extraHeaderSchema = z.object({ name: headerName, value: z.string().max(2000) });
export type ExtraHeader = z.infer<typeof extraHeaderSchema>;

/**
 * A stored KAI (MCP) server. Its key is in the secret store. `profileId` null: of every profile.
 * `apiKeyHeader` null: the key is sent as `Authorization: Bearer`; a name: as that header,
 * unchanged.
 */
export const kaiServerSchema = z.object({
  id: z.string(),
  profileId: z.string().nullable(),
  name: z.string(),
  url: z.string(),
  enabled: z.boolean().default(true),
  /**
   * The person confirms that it is on this machine or network: only then may its address be
   * private.
   */
  local: z.boolean().default(false),
  apiKeyHeader: z.string().nullable().default(null),
  headers: z.array(extraHeaderSchema).default([]),
  timeoutSeconds: timeoutSeconds.default(TOOL_TIMEOUT_SECONDS),
  maxTotalSeconds: timeoutSeconds.default(TOOL_TOTAL_SECONDS),
  /** By tool name, where it differs from the server's. */
  toolTimeouts: z.record(z.string(), timeoutSeconds).default({}),
  /** Tools that declare themselves read-only run without asking. Off until the operator agrees. */
  trustReadOnlyHints: z.boolean().default(false),
});
export type KaiServer = z.infer<typeof kaiServerSchema>;

/** What a person types to connect a server. `serverId` is null for a new one. */
export const kaiServerDraftSchema = z.object({
  serverId: z.string().nullable(),
  name: z.string().trim().max(100),
  url: z.string().trim().min(1).max(2000),
  local: z.boolean(),
  apiKeyHeader: headerName.nullable(),
  headers: z.array(extraHeaderSchema).max(20),
  timeoutSeconds,
  maxTotalSeconds: timeoutSeconds,
  trustReadOnlyHints: z.boolean(),
});
export type KaiServerDraft = z.infer<typeof kaiServerDraftSchema>;

/**
 * Version of the protocol: `modern` 2026-07-28 and later (`server/discover`), `legacy` before
 * (`initialize`).
 */
const eraSchema = z.enum(['modern', 'legacy']);
export type KaiEra = z.infer<typeof eraSchema>;

/** Transport of the messages. `sse`: the transport of 2024-11-05. */
const transportSchema = z.enum(['streamable-http', 'sse']);
export type KaiTransport = z.infer<typeof transportSchema>;

/**
 * `off`: disabled. `down` has a reason; `degraded` works, with a reason (a shortened list, an
 * invalid schema).
 */
const serverStatusSchema = z.enum(['off', 'connecting', 'ready', 'degraded', 'down']);

/** A server with its present state. Times are ISO 8601 UTC. */
export const kaiServerViewSchema = kaiServerSchema.extend({
  /** The sandbox's own server: cannot be removed, its address and key are new at every start. */
  builtIn: z.boolean(),
  secret: z.enum(['set', 'not-set']),
  status: serverStatusSchema,
  reason: errorViewSchema.nullable(),
  era: eraSchema.nullable(),
  /** Agreed revision, for example `2026-07-28`. */
  protocolVersion: z.string().nullable(),
  transport: transportSchema.nullable(),
  /** Name the server reports: foreign text. */
  serverName: z.string(),
  serverVersion: z.string(),
  toolCount: z.number().int(),
  checkedAt: z.string().nullable(),
});
export type KaiServerView = z.infer<typeof kaiServerViewSchema>;

/** Identifies a tool of a server. */
export const toolAddressSchema = z.object({ serverId: z.string(), toolName: z.string().max(500) });
export type ToolAddress = z.infer<typeof toolAddressSchema>;

/**
 * Which KAI tool runs when the bot asks for `botToolName`. `operator`: chosen by hand; `by-name`: a
 * tool of that name; `none`: the bot asked for it and no tool matches, so that the operator can
 * choose one.
 */
export const toolMappingSchema = z.object({
  botToolName: z.string(),
  source: z.enum(['operator', 'by-name', 'none']),
  target: toolAddressSchema.nullable(),
  /** When a bot last asked for it; null when never. */
  lastAskedAt: z.string().nullable(),
});
export type ToolMapping = z.infer<typeof toolMappingSchema>;

/**
 * Whether KAI's knowledge is queried before the bot. `off`; `when-useful`: by the rule below;
 * `always`.
 */
export const knowledgeModeSchema = z.enum(['off', 'when-useful', 'always']);
export type KnowledgeMode = z.infer<typeof knowledgeModeSchema>;

/**
 * The rule behind `when-useful`, for display: the knowledge is queried if the question contains one
 * of these words (case-insensitive; Latin ones as whole words) and has at least `minCharacters`.
 */
export const knowledgeRuleSchema = z.object({
  toolName: z.string(),
  minCharacters: z.number().int(),
  words: z.array(z.object({ topic: z.string(), words: z.array(z.string()) })),
});
export type KnowledgeRule = z.infer<typeof knowledgeRuleSchema>;
