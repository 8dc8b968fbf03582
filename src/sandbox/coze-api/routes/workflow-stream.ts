import { Hono } from 'hono';
import { z } from 'zod';
import { requireBearer } from '../bearer-check';
import type { CozeApiContext } from '../coze-api-parts';
import { failures } from '../errors';
import { readBody } from '../request-body';
import type { SandboxEnv } from '../sandbox-env';
import { openEventStream } from '../sse';
import { openWorkflowRun, runBody } from '../workflow-intake';
import type { WorkflowRun } from '../workflow-run';

const resumeBody = z.object({
  workflow_id: z.string().min(1),
  event_id: z.string().min(1),
  resume_data: z.string(),
  interrupt_type: z.number().int(),
});

/**
 * `POST /v1/workflow/stream_run` and `stream_resume`: events with ids from 0, restarting at each
 * resume.
 */
export function workflowStreamRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const bearer = requireBearer(parts.tokens);
  routes.post('/v1/workflow/stream_run', bearer, async (context) => {
    const body = await readBody(context, runBody);
    const run = openWorkflowRun(parts, body, { runMode: 1, logid: context.get('logid') });
    run.start();
    return streamLeg(run);
  });
  routes.post('/v1/workflow/stream_resume', bearer, async (context) => {
    const body = await readBody(context, resumeBody);
    if (body.workflow_id !== parts.workflow.id) throw failures.workflowNotFound(body.workflow_id);
    const run = findInterrupted(parts, body.event_id);
    if (run.interrupt?.type !== body.interrupt_type) throw failures.parameter('interrupt_type');
    if (!run.resume(body.resume_data))
      throw failures.parameter('a run can be resumed at most 3 times');
    run.history.update_time = parts.clock.nowSeconds();
    return streamLeg(run);
  });
  return routes;
}

/** The run that waits for this event; each event can be answered once. */
function findInterrupted(parts: CozeApiContext, eventId: string): WorkflowRun {
  for (const run of parts.state.workflowRuns.values())
    if (run.interrupt?.event_id === eventId) return run;
  throw failures.executionNotFound();
}

function streamLeg(run: WorkflowRun): Response {
  const { response, sink } = openEventStream('workflow', () => {});
  run.emit(sink);
  return response;
}
