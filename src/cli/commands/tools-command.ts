import type { App } from '../../core/app/app';
import { AppError } from '../../core/lib/errors';
import type { CatalogTool } from '../../core/kai/tools/tool-definition';
import { textOf } from '../../core/kai/tools/tool-result';
import type { Output } from '../output';

/** `tools list`: lists the tools of all servers of the active profile. */
export async function toolsListCommand(app: App, output: Output): Promise<void> {
  const tools = (await connectedTools(app)).map(
    ({ definition: { name, description, inputSchema } }) => ({ name, description, inputSchema }),
  );
  output.result(
    { tools },
    tools.map(({ name, description }) => `${name}  ${description.split('\n')[0] ?? ''}`).join('\n'),
  );
}

/**
 * `tools call NAME`: calls a tool once; typing the command is the approval. Returns whether the
 * tool reports success.
 */
export async function toolsCallCommand(
  app: App,
  name: string,
  options: { payload: string; timeout?: number },
  output: Output,
): Promise<boolean> {
  const tool = (await connectedTools(app)).find(({ definition }) => definition.name === name);
  if (!tool) throw new AppError('TOOL_MISSING', { params: { tool: name } });
  const kai = await app.kai.get();
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const { record, ended } = kai.console.call(
    { serverId: tool.serverId, toolName: name },
    options.payload,
    'command',
    options.timeout,
    stop.signal,
  );
  const stopListening = kai.calls.changed.on(({ id, progress }) => {
    if (id === record.id && progress)
      output.note(
        `${progress.progress}${progress.total === null ? '' : `/${progress.total}`} ${progress.message ?? ''}`.trim(),
      );
  });
  const { result, error, ms } = await ended;
  stopListening();
  if (!result) throw error ? new AppError(error.code, error) : new AppError('INTERNAL');
  const structured: unknown = result.structured === null ? null : JSON.parse(result.structured);
  output.result(
    { content: result.content, structured, isError: result.isError, ms },
    textOf(result) || (result.structured ?? ''),
  );
  return !result.isError;
}

/** KAI_NOT_CONFIGURED without a server; the connection's error when none can be reached. */
async function connectedTools(app: App): Promise<CatalogTool[]> {
  const kai = await app.kai.get();
  await kai.sync();
  await kai.servers.settled();
  const tools = kai.servers.tools();
  if (tools.length === 0) await kai.serverSettings.requireReachable();
  return tools;
}
