import { z } from 'zod';

/** From talkative to grave. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export const logLevelSchema = z.enum(LOG_LEVELS);
export type LogLevel = z.infer<typeof logLevelSchema>;

/**
 * A line of `logs/coze_integration.log`. `fields`: what stands beside the message, such as turn,
 * code and logid.
 */
export const logLineSchema = z.object({
  /** ISO 8601 UTC. */
  at: z.string(),
  level: logLevelSchema,
  /** The part of the product that wrote it; empty when it did not say. */
  module: z.string(),
  message: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type LogLine = z.infer<typeof logLineSchema>;

/**
 * Which lines are wanted: of this level or graver, of this module (empty: all), with this text
 * somewhere in them, whatever its case, and of this turn of a conversation (left out: of all).
 */
export const logFilterSchema = z.object({
  level: logLevelSchema,
  module: z.string().max(50),
  text: z.string().max(200),
  turn: z.string().max(100).optional(),
});
export type LogFilter = z.infer<typeof logFilterSchema>;

/**
 * Lines, oldest first, and where to go on reading: what is written later stands behind `cursor`.
 * `modules`: those seen so far.
 */
export const logPageSchema = z.object({
  lines: z.array(logLineSchema),
  cursor: z.number().int(),
  modules: z.array(z.string()),
});
export type LogPage = z.infer<typeof logPageSchema>;
