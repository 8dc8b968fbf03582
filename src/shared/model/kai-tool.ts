import { z } from 'zod';
import { toolAddressSchema } from './kai';

/** What happens when a tool is wanted. `session`: allowed until the app ends. */
export const toolPolicySchema = z.enum(['ask', 'session', 'always', 'never']);
export type ToolPolicy = z.infer<typeof toolPolicySchema>;

/**
 * Text in a definition that a person should look at. `invisible`: zero-width or direction-changing
 * characters, `excerpt` shows them as <U+200B>; `instruction`: phrases addressed to the model that
 * do not describe the tool. `place`: a path such as `description` or
 * `inputSchema.properties.query.description`.
 */
export const textWarningSchema = z.object({
  kind: z.enum(['invisible', 'instruction']),
  place: z.string(),
  excerpt: z.string(),
});
export type TextWarning = z.infer<typeof textWarningSchema>;

/**
 * `known`: as accepted. `changed`: differs from the accepted definition, not used automatically
 * until it is accepted. `blocked`: the person refused the change; nobody may run it.
 */
export const driftStatusSchema = z.enum(['known', 'changed', 'blocked']);
export type DriftStatus = z.infer<typeof driftStatusSchema>;

/** A tool's hints about itself: foreign claims, null where it makes none. */
const toolHintsSchema = z.object({
  readOnly: z.boolean().nullable(),
  destructive: z.boolean().nullable(),
  idempotent: z.boolean().nullable(),
  openWorld: z.boolean().nullable(),
});
export type ToolHints = z.infer<typeof toolHintsSchema>;

/**
 * A tool with the operator's decisions about it. Names, descriptions and schemas are foreign text.
 */
export const kaiToolSchema = toolAddressSchema.extend({
  serverName: z.string(),
  title: z.string(),
  description: z.string(),
  /** JSON text of a JSON Schema. */
  inputSchema: z.string(),
  /** The same for results; null when the tool declares none. */
  outputSchema: z.string().nullable(),
  hints: toolHintsSchema,
  /** Why the schema is unusable; such a tool cannot be called. Null when it is fine. */
  schemaProblem: z.string().nullable(),
  /**
   * What would happen now, and the reason in `because`: no decision, a rule for the whole tool, its
   * hint, its drift.
   */
  policy: toolPolicySchema,
  because: z.enum(['default', 'rule', 'read-only-hint', 'drift']),
  drift: driftStatusSchema,
  warnings: z.array(textWarningSchema),
  /** The limit that applies to this tool, in seconds. */
  timeoutSeconds: z.number().int(),
  /** Bots' names for this tool. */
  botToolNames: z.array(z.string()),
});
export type KaiTool = z.infer<typeof kaiToolSchema>;

/** A definition as it is compared, schemas as indented JSON text. */
const toolDefinitionViewSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  inputSchema: z.string(),
  outputSchema: z.string().nullable(),
  hints: toolHintsSchema,
});

/**
 * One readable difference. `path`: an argument such as `query` or `filter.year`, a field of the
 * result, a hint; empty for the tool's own title and description. `before` and `after` are short
 * texts (a type, a value), empty where there is none.
 */
export const driftChangeSchema = z.object({
  kind: z.enum([
    'argument-added',
    'argument-removed',
    'argument-retyped',
    'argument-now-required',
    'argument-now-optional',
    'argument-limits-changed',
    'argument-description-changed',
    'result-changed',
    'description-changed',
    'title-changed',
    'hint-changed',
    'schema-changed',
    'tool-removed',
  ]),
  path: z.string(),
  before: z.string(),
  after: z.string(),
  /** Calls that worked may fail now, or do something else. */
  breaking: z.boolean(),
});
export type DriftChange = z.infer<typeof driftChangeSchema>;

/** The accepted and the present definition. `after` is null for a tool that is gone. */
export const toolDriftSchema = toolAddressSchema.extend({
  status: driftStatusSchema,
  firstSeenAt: z.string(),
  changedAt: z.string().nullable(),
  before: toolDefinitionViewSchema,
  after: toolDefinitionViewSchema.nullable(),
  changes: z.array(driftChangeSchema),
  warnings: z.array(textWarningSchema),
});
export type ToolDrift = z.infer<typeof toolDriftSchema>;
