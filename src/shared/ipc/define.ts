import { z } from 'zod';

/** One request: its input and output, both checked at the boundary. */
export interface RequestDefinition<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  input: I;
  output: O;
}

/** Declares a request. `z.void()` stands for "nothing". */
export function request<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): RequestDefinition<I, O> {
  return { input, output };
}

/**
 * A state owned by the main process: `revision` grows with every change, a screen keeps the higher
 * one.
 */
export function snapshotOf<T extends z.ZodType>(value: T) {
  return z.object({ revision: z.number().int(), value });
}

export const nothing = z.void();
