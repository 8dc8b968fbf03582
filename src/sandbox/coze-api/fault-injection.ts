import type { Socket } from 'node:net';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import { pause } from '../sandbox-clock';
import { refuse } from './envelope';
import { CozeApiFailure } from './errors';
import type { FaultAction, FaultPlan } from './faults';
import type { SandboxEnv } from './sandbox-env';

/** Applies the planned faults before or instead of the real answer. */
export function injectFaults(plan: FaultPlan): MiddlewareHandler<SandboxEnv> {
  return async (context, next) => {
    let cut: { bytes: number; thenReset: boolean } | undefined;
    for (const action of plan.strike(context.req.method, context.req.path)) {
      if (action.type === 'delay') await pause(action.ms);
      else if (action.type === 'drop_after_bytes') cut = { bytes: action.bytes, thenReset: true };
      else if (action.type === 'stall_after_bytes') cut = { bytes: action.bytes, thenReset: false };
      else return answerInstead(context, action);
    }
    await next();
    if (cut !== undefined)
      context.res = cutShort(context.res, cut.bytes, cut.thenReset, context.env.incoming.socket);
    return undefined;
  };
}

type ReplacingAction = Exclude<
  FaultAction,
  { type: 'delay' | 'drop_after_bytes' | 'stall_after_bytes' }
>;

function answerInstead(context: Context<SandboxEnv>, action: ReplacingAction): Response {
  switch (action.type) {
    case 'status': {
      const { status, headers = {}, body } = action;
      if (status === 204 || status === 304) return new Response(null, { status, headers });
      if (typeof body === 'string') return new Response(body, { status, headers });
      return Response.json(body ?? {}, { status, headers });
    }
    case 'code':
      return refuse(context, new CozeApiFailure(action.code, action.msg));
    case 'garbage':
      return new Response(GARBAGE, {
        headers: { 'content-type': action.contentType ?? 'text/html' },
      });
    case 'reset':
      context.env.incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
  }
}

const GARBAGE =
  '<!DOCTYPE html><html><head><title>Wi-Fi 登录</title></head><body>请先登录网络 \u0000{]</body></html>';

/** The same answer whose body ends, or stops flowing, after that many bytes. */
function cutShort(response: Response, bytes: number, thenReset: boolean, socket: Socket): Response {
  const reader = response.body?.getReader();
  let left = bytes;
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = left > 0 ? await reader?.read() : undefined;
      const piece = next?.value?.subarray(0, left);
      left -= piece?.length ?? 0;
      if (piece !== undefined && piece.length > 0) controller.enqueue(piece);
      // A shorter answer ends as without the fault.
      if (next?.done === true) return controller.close();
      if (left > 0) return undefined;
      // Give the bytes time to reach the wire; a reset would otherwise overtake them.
      if (thenReset) setTimeout(() => socket.resetAndDestroy(), 20);
      return new Promise<void>(() => {});
    },
    cancel: (reason) => reader?.cancel(reason),
  });
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  headers.set('transfer-encoding', 'chunked');
  return new Response(body, { status: response.status, headers });
}
