import { z } from 'zod';

/** From least to most severe. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export const logLevelSchema = z.enum(LOG_LEVELS);
export type LogLevel = z.infer<typeof logLevelSchema>;

/**
 * A line of `logs/coze_integration.log`. `fields`: values beside the message, such as turn, code
 * and logid.
 */
export const logLineSchema = z.object({
  /** ISO 8601 UTC. */
  at: z.string(),
  level: logLevelSchema,
  /** The module that wrote it; empty when unknown. */
  module: z.string(),
  message: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type LogLine = z.infer<typeof logLineSchema>;

/**
 * Filter for lines: of at least this level, of this module (empty: all), containing this text
 * anywhere (case-insensitive), and of this turn of a conversation (absent: all).
 */
export const logFilterSchema = z.object({
  level: logLevelSchema,
  module: z.string().max(50),
  text: z.string().max(200),
  turn: z.string().max(100).optional(),
});
export type LogFilter = z.infer<typeof logFilterSchema>;

/**
 * Lines, oldest first; `cursor` is the position where later lines start. `modules`: those seen so
 * far.
 */
export const logPageSchema = z.object({
  lines: z.array(logLineSchema),
  cursor: z.number().int(),
  modules: z.array(z.string()),
});
export type LogPage = z.infer<typeof logPageSchema>;
