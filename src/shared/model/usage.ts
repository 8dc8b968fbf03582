import { z } from 'zod';

/**
 * A profile's usage of its account: calls to the API (each retry counts, signing in does not),
 * failed ones, tokens of answers.
 */
export const usageCountsSchema = z.object({
  calls: z.number().int(),
  errors: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
});
export type UsageCounts = z.infer<typeof usageCountsSchema>;

/** The operator's limits; 0: no limit. */
export const usageLimitsSchema = z.object({
  /** Total number of calls; 500 in the free plan. */
  totalCalls: z.number().int().min(0).max(1_000_000_000).default(0),
  dailyCalls: z.number().int().min(0).max(1_000_000_000).default(0),
  dailyTokens: z.number().int().min(0).max(1_000_000_000).default(0),
});
export type UsageLimits = z.infer<typeof usageLimitsSchema>;

/** One limit and its used share; `share` is 0 to 1 and above. `near` from four fifths on. */
const limitStandingSchema = z.object({
  limit: z.enum(['totalCalls', 'dailyCalls', 'dailyTokens']),
  used: z.number(),
  allowed: z.number(),
  share: z.number(),
  state: z.enum(['ok', 'near', 'over']),
});
export type LimitStanding = z.infer<typeof limitStandingSchema>;

/**
 * The usage of the active profile. `days`: the last thirty with any usage, oldest first, in local
 * time.
 */
export const usageViewSchema = z.object({
  today: usageCountsSchema,
  total: usageCountsSchema,
  days: z.array(usageCountsSchema.extend({ day: z.string() })),
  limits: z.array(limitStandingSchema),
});
export type UsageView = z.infer<typeof usageViewSchema>;
