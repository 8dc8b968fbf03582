import type { Context } from 'hono';
import { z } from 'zod';
import { failures } from './errors';
import type { SandboxEnv } from './sandbox-env';

/** Coze's limit for request bodies (workflows); chat's own limit is 15 MB. */
const LARGEST_BODY_BYTES = 20 * 1024 * 1024;

/**
 * Reads and checks a JSON body; an absent body counts as `{}`. Throws code 4000 (HTTP status as
 * given: chat answers 200, the others 400) naming the first wrong field.
 */
export async function readBody<Schema extends z.ZodType>(
  context: Context<SandboxEnv>,
  schema: Schema,
  errorStatus: 200 | 400 = 400,
): Promise<z.infer<Schema>> {
  if (Number(context.req.header('content-length') ?? 0) > LARGEST_BODY_BYTES) {
    throw failures.parameter('request body too large', errorStatus);
  }
  const parsed = schema.safeParse(parseJson(await context.req.text(), errorStatus));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw failures.parameter(
    `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'invalid'}`,
    errorStatus,
  );
}

function parseJson(text: string, errorStatus: 200 | 400): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw failures.parameter('body is not JSON', errorStatus);
  }
}

/** The value of a required query parameter. */
export function requireQuery(
  context: Context<SandboxEnv>,
  name: string,
  errorStatus: 200 | 400 = 400,
): string {
  const value = context.req.query(name);
  if (value === undefined || value === '')
    throw failures.parameter(`${name} is required`, errorStatus);
  return value;
}

/** Reads a page request: `page_num` (or `page_index`) from 1, `page_size` 1 to 50. */
export function readPage(context: Context<SandboxEnv>): { offset: number; size: number } {
  const number = Number(context.req.query('page_num') ?? context.req.query('page_index') ?? 1);
  const size = Number(context.req.query('page_size') ?? 20);
  if (!Number.isInteger(number) || number < 1)
    throw failures.parameter('page_num must be 1 or more');
  if (!Number.isInteger(size) || size < 1 || size > 50)
    throw failures.parameter('page_size must be 1 to 50');
  return { offset: (number - 1) * size, size };
}
