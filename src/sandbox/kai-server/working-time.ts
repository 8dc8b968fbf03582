import { setTimeout as wait } from 'node:timers/promises';
import type { ServerContext } from '@modelcontextprotocol/server';

/** Number of progress reports during the wait. */
const STEPS = 5;

/**
 * Takes this long, reporting progress to callers that asked for it. Rejects when the caller
 * cancels.
 */
export async function workFor(milliseconds: number, { mcpReq }: ServerContext): Promise<void> {
  if (milliseconds <= 0) return;
  // oxlint-disable-next-line no-underscore-dangle -- the protocol's own name
  const progressToken = mcpReq._meta?.progressToken;
  for (let step = 1; step <= STEPS; step += 1) {
    await wait(milliseconds / STEPS, undefined, { signal: mcpReq.signal });
    if (progressToken === undefined) continue;
    await mcpReq.notify({
      method: 'notifications/progress',
      params: { progressToken, progress: step, total: STEPS, message: `${step}/${STEPS}` },
    });
  }
}
