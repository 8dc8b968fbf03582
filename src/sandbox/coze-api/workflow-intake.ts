import { z } from 'zod';
import type { CozeApiContext } from './coze-api-parts';
import { failures } from './errors';
import type { WorkflowRunHistory } from './wire-model';
import { WorkflowRun } from './workflow-run';

/** The body of run and stream_run; `parameters` may be an object or its JSON text. */
export const runBody = z.object({
  workflow_id: z.string().min(1),
  parameters: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
  bot_id: z.string().nullish(),
  app_id: z.string().nullish(),
  is_async: z.boolean().nullish(),
  connector_id: z.string().nullish(),
  ext: z.record(z.string(), z.string()).nullish(),
});

const parametersSchema = z.object({
  topic: z.string().optional(),
  confirm: z.boolean().optional(),
});

/**
 * Checks a run request and opens the run, not yet started. Throws 4000, 4200, or 6003 for an
 * asynchronous run.
 */
export function openWorkflowRun(
  parts: CozeApiContext,
  body: z.infer<typeof runBody>,
  about: { runMode: 0 | 1; logid: string },
): WorkflowRun {
  if (body.bot_id && body.app_id)
    throw failures.parameter('bot_id and app_id must not both be given');
  if (body.workflow_id !== parts.workflow.id) throw failures.workflowNotFound(body.workflow_id);
  if (body.is_async === true) throw failures.asyncNeedsPaidPlan();
  const parameters = parametersSchema.safeParse(readParameters(body.parameters));
  if (!parameters.success)
    throw failures.parameter(`parameters.${parameters.error.issues[0]?.path.join('.') ?? ''}`);
  const history = createHistory(parts, body, about);
  const run = new WorkflowRun(
    parts.workflow,
    () => parts.state.ids.next(),
    parameters.data,
    history,
  );
  parts.state.workflowRuns.set(history.execute_id, run);
  return run;
}

function readParameters(parameters: z.infer<typeof runBody>['parameters']): unknown {
  if (typeof parameters !== 'string') return parameters ?? {};
  try {
    return JSON.parse(parameters || '{}');
  } catch {
    throw failures.parameter('parameters is not JSON');
  }
}

function createHistory(
  parts: CozeApiContext,
  body: z.infer<typeof runBody>,
  about: { runMode: 0 | 1; logid: string },
): WorkflowRunHistory {
  const executeId = parts.state.ids.next();
  const now = parts.clock.nowSeconds();
  const { account } = parts;
  return {
    execute_id: executeId,
    execute_status: 'Running',
    run_mode: about.runMode,
    bot_id: body.bot_id ?? '0',
    connector_id: body.connector_id ?? '1024',
    connector_uid: account.userId,
    logid: about.logid,
    create_time: now,
    update_time: now,
    output: '',
    error_code: '',
    error_message: '',
    debug_url:
      `${account.webOrigin}/work_flow?execute_id=${executeId}&space_id=${account.workspaceId}` +
      `&workflow_id=${body.workflow_id}&execute_mode=2`,
    token: '0',
    cost: '0.00',
    usage: { token_count: 0, output_count: 0, input_count: 0 },
    node_execute_status: {},
    is_output_trimmed: false,
  };
}
