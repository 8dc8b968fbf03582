import type { Context } from 'hono';
import { type CozeApiFailure, OAuthFailure, failures, CozeApiFailure as Failure } from './errors';
import type { SandboxEnv } from './sandbox-env';

/**
 * Answers success: `code` 0, `msg` "", `data`, `detail.logid`; `beside` holds keys next to `data`.
 */
export function succeed(
  context: Context<SandboxEnv>,
  data?: unknown,
  beside: Record<string, unknown> = {},
): Response {
  const logid = context.get('logid');
  return context.json({
    ...(data === undefined ? {} : { data }),
    ...beside,
    code: 0,
    msg: '',
    detail: { logid },
  });
}

/**
 * Answers a refusal in the envelope. The body has no final newline: the SDK's stream parser depends
 * on it.
 */
export function refuse(context: Context<SandboxEnv>, failure: CozeApiFailure): Response {
  const logid = context.get('logid');
  return context.json(
    { code: failure.code, msg: failure.message, detail: { logid } },
    failure.httpStatus,
  );
}

/**
 * Converts anything a route threw to Coze's answer; unknown errors become code 5000 without any
 * detail.
 */
export function answerError(error: Error, context: Context<SandboxEnv>): Response {
  if (error instanceof Failure) return refuse(context, error);
  if (error instanceof OAuthFailure) {
    const { errorCode, message, httpStatus } = error;
    return context.json(
      { error_code: errorCode, error_message: message, error: errorCode },
      httpStatus,
    );
  }
  return refuse(context, new Failure(5000, 'Server internal error', 500));
}

/** Answers a path that Coze does not have: HTTP 404 with code 4000. */
export function answerUnknownPath(context: Context<SandboxEnv>): Response {
  return refuse(context, failures.unknownPath());
}
