import { Hono } from 'hono';
import { requireBearer } from '../bearer-check';
import type { CozeApiContext } from '../coze-api-parts';
import { succeed } from '../envelope';
import { failures } from '../errors';
import { readBody } from '../request-body';
import type { SandboxEnv } from '../sandbox-env';
import { openWorkflowRun, runBody } from '../workflow-intake';

/**
 * `POST /v1/workflow/run` (the result is at the top level, `data` is a string) and the run
 * histories.
 */
export function workflowRunRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const bearer = requireBearer(parts.tokens);
  routes.post('/v1/workflow/run', bearer, async (context) => {
    const body = await readBody(context, runBody);
    const run = openWorkflowRun(parts, body, { runMode: 0, logid: context.get('logid') });
    run.start();
    const { execute_id, debug_url, usage, cost, output, interrupt_data } = run.history;
    const interrupt = interrupt_data === undefined ? {} : { interrupt_data };
    return succeed(context, output, {
      execute_id,
      debug_url,
      token: usage.token_count,
      cost,
      usage,
      ...interrupt,
    });
  });
  routes.get('/v1/workflows/:workflow/run_histories/:execution', bearer, (context) => {
    const { workflow, execution } = context.req.param();
    if (workflow !== parts.workflow.id) throw failures.workflowNotFound(workflow);
    const run = parts.state.workflowRuns.get(execution);
    if (run === undefined) throw failures.executionNotFound();
    return succeed(context, [run.history]);
  });
  return routes;
}
