import { z } from 'zod';
import { errorViewSchema } from './error-view';

/** The four figures of the guide (docs/reference/guide.md, acceptance), in its order. */
export const CRITERION_IDS = ['success_rate', 'mean_latency', 'throughput', 'recovery'] as const;
const criterionIdSchema = z.enum(CRITERION_IDS);
export type CriterionId = z.infer<typeof criterionIdSchema>;

/** The ten checks of the guide's acceptance, in its order. */
export const ACCEPTANCE_CHECK_IDS = [
  'oauth_app',
  'jwt',
  'access_token',
  'conversation',
  'streaming',
  'webhook',
  'kai_tool',
  'error_handling',
  'monitoring',
  'performance',
] as const;
const acceptanceCheckIdSchema = z.enum(ACCEPTANCE_CHECK_IDS);
export type AcceptanceCheckId = z.infer<typeof acceptanceCheckIdSchema>;

/** The faults whose recovery is measured. */
export const FAULT_IDS = [
  'server_down',
  'server_errors',
  'rate_limited',
  'token_revoked',
  'stream_cut',
  'kai_restarted',
  'network_gone',
  'clock_jumped',
] as const;
const faultIdSchema = z.enum(FAULT_IDS);
export type FaultId = z.infer<typeof faultIdSchema>;

/**
 * `sandbox`: a separate one, started for the run. `local`: a given server on this machine.
 * `connection`: the cloud of the active connection.
 */
const acceptanceTargetSchema = z.enum(['sandbox', 'local', 'connection']);
export type AcceptanceTarget = z.infer<typeof acceptanceTargetSchema>;

/** What a window may choose: the sandbox, or the active connection's target. */
export const targetChoiceSchema = z.enum(['sandbox', 'active']);
export type TargetChoice = z.infer<typeof targetChoiceSchema>;

/** A sentence in the person's language, with the values to make it in another one. */
const sentenceSchema = z.object({
  name: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
});
export type Sentence = z.infer<typeof sentenceSchema>;

/**
 * Where a figure was measured: a fault that needs a gate between us and Coze cannot be injected
 * into the cloud.
 */
const placeSchema = z.enum(['target', 'sandbox']);

const criterionSchema = z.object({
  id: criterionIdSchema,
  target: z.number(),
  /** Null: not measured, because something it needs had failed. */
  measured: z.number().nullable(),
  /** `%`, `s` or `1/s`. */
  unit: z.enum(['%', 's', '1/s']),
  passed: z.boolean(),
  place: placeSchema,
});
export type Criterion = z.infer<typeof criterionSchema>;

const checkSchema = z.object({
  id: acceptanceCheckIdSchema,
  passed: z.boolean(),
  detail: sentenceSchema,
  error: errorViewSchema.nullable(),
  ms: z.number(),
});
export type AcceptanceCheck = z.infer<typeof checkSchema>;

/** The sequential calls. */
const seriesSchema = z.object({
  /** Time to the first word of each answer in milliseconds, in order; null for a failure. */
  firstWordMs: z.array(z.number().nullable()),
  meanMs: z.number().nullable(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  maxMs: z.number().nullable(),
  /** Number of calls by outcome: `ok` or an error code. */
  outcomes: z.record(z.string(), z.number().int()),
});
export type SeriesFigures = z.infer<typeof seriesSchema>;

/** Many callers at once for some time. */
const loadSchema = z.object({
  place: placeSchema,
  seconds: z.number(),
  callers: z.number().int(),
  calls: z.number().int(),
  chats: z.number().int(),
  /** Successful answers in each second. */
  perSecond: z.array(z.number()),
  meanMs: z.number().nullable(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
  outcomes: z.record(z.string(), z.number().int()),
});
export type LoadFigures = z.infer<typeof loadSchema>;

const faultResultSchema = z.object({
  id: faultIdSchema,
  place: placeSchema,
  /** Number of times the fault struck. */
  struck: z.number().int(),
  /** What was noticed of it; null when everything continued to work. */
  noticed: z.string().nullable(),
  /** From the fault's end to the next success, in milliseconds; null: not within the limit. */
  recoveryMs: z.number().nullable(),
  error: errorViewSchema.nullable(),
});
export type FaultResult = z.infer<typeof faultResultSchema>;

const caseKindSchema = z.enum(['chat', 'webhook']);

/** A saved case: asked again, it must end as expected. */
export const acceptanceCaseSchema = z.object({
  /** `chat:...` or `webhook:...`. */
  id: z.string(),
  kind: caseKindSchema,
  name: z.string(),
  /** The question, or the event. */
  subject: z.string(),
  expects: z.object({ toolName: z.string().nullable(), contains: z.string() }),
  lastRun: z.object({ at: z.string(), passed: z.boolean(), detail: z.string() }).nullable(),
  /** It passed before, failed last, and has not been looked at yet. */
  regressed: z.boolean(),
});
export type AcceptanceCase = z.infer<typeof acceptanceCaseSchema>;

const failureSchema = z.object({
  phase: z.enum(['checks', 'series', 'load', 'faults', 'cases']),
  number: z.number().int(),
  error: errorViewSchema,
});
export type AcceptanceFailure = z.infer<typeof failureSchema>;

/** One run with everything worth keeping; contains no secrets. */
export const acceptanceRunSchema = z.object({
  id: z.string(),
  startedAt: z.string(),
  ms: z.number(),
  passed: z.boolean(),
  conditions: z.object({
    target: acceptanceTargetSchema,
    targetName: z.string(),
    host: z.string(),
    version: z.string(),
    runtime: z.string(),
    machine: z.string(),
    calls: z.number().int(),
    seconds: z.number(),
    connections: z.number().int(),
    /** API calls per minute; null: the limit was lifted. */
    perMinute: z.number().int().nullable(),
    question: z.string(),
  }),
  criteria: z.array(criterionSchema),
  checks: z.array(checkSchema),
  series: seriesSchema.nullable(),
  load: loadSchema.nullable(),
  faults: z.array(faultResultSchema),
  cases: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: caseKindSchema,
      passed: z.boolean(),
      detail: z.string(),
    }),
  ),
  /** The first hundred. */
  failures: z.array(failureSchema),
  failuresInAll: z.number().int(),
});
export type AcceptanceRun = z.infer<typeof acceptanceRunSchema>;

/** A run in a list. */
export const acceptanceRunSummarySchema = acceptanceRunSchema.pick({
  id: true,
  startedAt: true,
  ms: true,
  passed: true,
  conditions: true,
  criteria: true,
});
export type AcceptanceRunSummary = z.infer<typeof acceptanceRunSummarySchema>;

/** What a run would do and cost. */
export const acceptanceCostSchema = z.object({
  target: acceptanceTargetSchema,
  targetName: z.string(),
  /** API calls that count against the account; 0 for a server on this machine. */
  calls: z.number().int(),
  /** Questions to the bot among them, which cost tokens. */
  questions: z.number().int(),
  /** Approximate duration. */
  seconds: z.number(),
});
export type AcceptanceCost = z.infer<typeof acceptanceCostSchema>;

const phaseSchema = z.enum(['starting', 'checks', 'series', 'load', 'faults', 'cases', 'ending']);
export type AcceptancePhase = z.infer<typeof phaseSchema>;

/** The present run, and the last one that ended. */
export const acceptanceStateSchema = z.object({
  running: z
    .object({
      target: acceptanceTargetSchema,
      phase: phaseSchema,
      /** 0 to 100. */ percent: z.number(),
      secondsLeft: z.number(),
      checks: z.array(checkSchema),
      criteria: z.array(criterionSchema),
    })
    .nullable(),
  lastRunId: z.string().nullable(),
  /** Why the last run has no result; null when it has one, or was cancelled. */
  error: errorViewSchema.nullable(),
  /** Number of cases that passed before and fail now. */
  regressed: z.number().int(),
});
export type AcceptanceState = z.infer<typeof acceptanceStateSchema>;
