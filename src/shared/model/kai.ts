import { z } from 'zod';
import { errorViewSchema } from './error-view';

/**
 * Waits for a tool at most so long unless told otherwise, seconds; every progress message begins it
 * anew.
 */
const TOOL_TIMEOUT_SECONDS = 60;
/** However much progress a tool reports, it is given up after so long, seconds. */
const TOOL_TOTAL_SECONDS = 600;

const timeoutSeconds = z.number().int().min(1).max(3600);
const headerName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/);

/**
 * One more header for every request to a server. Stored readably: names that carry secrets are
 * refused (KAI_HEADER_REFUSED).
 */
export const extraHeaderSchema = z.object({ name: headerName, value: z.string().max(2000) });
export type ExtraHeader = z.infer<typeof extraHeaderSchema>;

/**
 * A KAI (MCP) server as it is stored. Its key lives in the secret store. `profileId` null: of every
 * profile. `apiKeyHeader` null: the key goes as `Authorization: Bearer`; a name: as that header, as
 * it is.
 */
export const kaiServerSchema = z.object({
  id: z.string(),
  profileId: z.string().nullable(),
  name: z.string(),
  url: z.string(),
  enabled: z.boolean().default(true),
  /**
   * The person says that it runs on this machine or network: only then may its address be private.
   */
  local: z.boolean().default(false),
  apiKeyHeader: z.string().nullable().default(null),
  headers: z.array(extraHeaderSchema).default([]),
  timeoutSeconds: timeoutSeconds.default(TOOL_TIMEOUT_SECONDS),
  maxTotalSeconds: timeoutSeconds.default(TOOL_TOTAL_SECONDS),
  /** By tool name, where it differs from the server's. */
  toolTimeouts: z.record(z.string(), timeoutSeconds).default({}),
  /**
   * Tools that call themselves read-only run without being asked for. Off until the operator
   * agrees.
   */
  trustReadOnlyHints: z.boolean().default(false),
});
export type KaiServer = z.infer<typeof kaiServerSchema>;

/** What a person types to connect a server. `serverId` null for a new one. */
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
 * Generation of the protocol: `modern` 2026-07-28 and later (`server/discover`), `legacy` before
 * (`initialize`).
 */
const eraSchema = z.enum(['modern', 'legacy']);
export type KaiEra = z.infer<typeof eraSchema>;

/** How messages travel. `sse`: the transport of 2024-11-05. */
const transportSchema = z.enum(['streamable-http', 'sse']);
export type KaiTransport = z.infer<typeof transportSchema>;

/**
 * `off`: disabled. `down` carries a reason; `degraded` works, with one (a list that was cut, a
 * schema that is none).
 */
const serverStatusSchema = z.enum(['off', 'connecting', 'ready', 'degraded', 'down']);

/** A server with what is known of it now. Times are ISO 8601 UTC. */
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
  /** What the server calls itself: foreign text. */
  serverName: z.string(),
  serverVersion: z.string(),
  toolCount: z.number().int(),
  checkedAt: z.string().nullable(),
});
export type KaiServerView = z.infer<typeof kaiServerViewSchema>;

/** Names a tool of a server. */
export const toolAddressSchema = z.object({ serverId: z.string(), toolName: z.string().max(500) });
export type ToolAddress = z.infer<typeof toolAddressSchema>;

/**
 * Which KAI tool answers when the bot asks for `botToolName`. `operator`: chosen by hand;
 * `by-name`: a tool of that name; `none`: the bot asked for it and nothing answers, an invitation
 * to choose.
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
 * Whether KAI's knowledge is asked before the bot. `off`; `when-useful`: by the rule below;
 * `always`.
 */
export const knowledgeModeSchema = z.enum(['off', 'when-useful', 'always']);
export type KnowledgeMode = z.infer<typeof knowledgeModeSchema>;

/**
 * The rule behind `when-useful`, to be shown: the knowledge is asked if the question holds one of
 * these words (capital letters make no difference; Latin ones as whole words) and has at least
 * `minCharacters`.
 */
export const knowledgeRuleSchema = z.object({
  toolName: z.string(),
  minCharacters: z.number().int(),
  words: z.array(z.object({ topic: z.string(), words: z.array(z.string()) })),
});
export type KnowledgeRule = z.infer<typeof knowledgeRuleSchema>;
