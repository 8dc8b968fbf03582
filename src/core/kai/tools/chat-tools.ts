import type { ToolCallRecord } from '../../../shared/model/chat';
import type { KnowledgeMode } from '../../../shared/model/kai';
import { AppError, toAppError } from '../../lib/errors';
import type { StoredError } from '../../lib/translator';
import type { Clock } from '../../ports/clock';
import type { Logger } from '../../ports/logger';
import type { ToolCall } from '../../ports/chat-backend';
import {
  newToolCall,
  noToolNamed,
  type KnowledgeFinding,
  type StoredToolCall,
  type ToolBackend,
  type ToolOutcome,
  type ToolPlace,
} from '../../ports/tool-backend';
import type { StoredCall } from '../store/kai-call-store';
import { sourcesOf } from './answer-sources';
import { checkPayload } from './invoke-tool';
import { parsePayload, type KaiCalls } from './kai-calls';
import type { KnowledgeLookup } from '../knowledge/knowledge-lookup';
import type { ToolApproval } from '../approval/tool-approval';
import type { CatalogTool } from './tool-definition';
import type { ToolDirectory } from './tool-directory';
import { outputForBot } from './tool-result';

/** Characters of one result that are sent to a bot. */
const OUTPUT_MAX = 100_000;
/** Limit in characters: a name a bot made up may be of any length. */
const NAME_MAX = 200;

export interface ChatToolsOptions {
  approval: ToolApproval;
  calls: KaiCalls;
  clock: Clock;
  lookup: KnowledgeLookup;
  logger: Logger;
  directory: Pick<ToolDirectory, 'findForBot'>;
}

type Step = (change: Partial<StoredToolCall>) => StoredToolCall;

/**
 * Runs a bot's tools with KAI: resolves the name, asks for approval, calls, and reports the true
 * result.
 */
export class ChatTools implements ToolBackend {
  constructor(private readonly options: ChatToolsOptions) {}

  async run(
    call: ToolCall,
    place: ToolPlace,
    signal: AbortSignal,
    onChange: (record: StoredToolCall) => void,
  ): Promise<ToolOutcome> {
    const { clock } = this.options;
    const startedAt = clock.monotonic();
    let record = newToolCall(call, new Date(clock.now()).toISOString());
    const step: Step = (change) => {
      record = { ...record, ...change };
      onChange(record);
      return record;
    };
    const end = (change: Partial<StoredToolCall>): StoredToolCall => {
      const ended = step({
        ...change,
        approvalId: null,
        ms: Math.round(clock.monotonic() - startedAt),
      });
      this.log(ended);
      return ended;
    };
    try {
      return await this.runOne(call, place, signal, step, end);
    } catch (thrown) {
      const error = toAppError(thrown);
      const status = error.code === 'ABORTED' ? 'stopped' : 'failed';
      const gaveUp = error.code === 'ABORTED' ? 'person' : null;
      return {
        record: end({
          status,
          gaveUp,
          error: stored(error),
          result: failureText(error.code, messageOf(error)),
        }),
        sources: [],
      };
    }
  }

  knowledge(
    question: string,
    mode: KnowledgeMode,
    signal: AbortSignal,
  ): Promise<KnowledgeFinding | null> {
    return this.options.lookup.ask(question, mode, signal);
  }

  /** Logs the call without its arguments and result. */
  private log({ serverName, toolName, name, status, approval, error, ms }: StoredToolCall): void {
    this.options.logger.info('tool call ended', {
      server: serverName,
      tool: toolName ?? name.slice(0, NAME_MAX),
      status,
      approval,
      code: error?.code,
      ms,
    });
  }

  private async runOne(
    call: ToolCall,
    place: ToolPlace,
    signal: AbortSignal,
    step: Step,
    end: Step,
  ): Promise<ToolOutcome> {
    const tool = await this.options.directory.findForBot(call.name, signal);
    if (!tool) {
      const error = new AppError('TOOL_MISSING', { params: { tool: call.name } });
      return {
        record: end({
          status: 'unknown',
          error: stored(error),
          result: failureText('tool_unavailable', noToolNamed(call.name)),
        }),
        sources: [],
      };
    }
    step({ serverId: tool.serverId, serverName: tool.serverName, toolName: tool.definition.name });
    const payload = parsePayload(call.arguments);
    checkPayload(tool, payload);
    const wanted = {
      tool,
      payload,
      conversationId: place.conversationId,
      turnId: place.turnId,
      toolCallId: call.id,
    };
    const decision = await this.options.approval.decide(wanted, signal, (approvalId) =>
      step({ status: 'waiting-approval', approvalId }),
    );
    if (!decision.allowed) return { record: end(refusal(tool, decision.because)), sources: [] };
    step({ status: 'running', approval: decision.because, approvalId: null });
    const running = this.options.calls.begin({
      tool,
      payload,
      source: 'chat',
      signal,
      onProgress: (progress) => step({ progress }),
    });
    step({ callId: running.record.id });
    const ended = await running.ended;
    return { record: end(endOf(ended)), sources: sourcesOf(ended, 'tool') };
  }
}

function refusal(
  { definition }: CatalogTool,
  because: NonNullable<ToolCallRecord['approval']>,
): Partial<StoredToolCall> {
  const isBlocked = because === 'blocked';
  const error = new AppError(isBlocked ? 'TOOL_BLOCKED' : 'TOOL_NOT_APPROVED', {
    params: { tool: definition.name },
  });
  const message = isBlocked
    ? `The definition of ${definition.name} changed and nobody has accepted it yet, so it was not run.`
    : `The person did not allow ${definition.name} to run. ` +
      'Do not ask for it again in this answer; say that it was not allowed.';
  return {
    status: 'refused',
    approval: because,
    error: stored(error),
    result: failureText(isBlocked ? 'tool_blocked' : 'not_allowed', message),
  };
}

function endOf({ status, result, error, gaveUp }: StoredCall): Partial<StoredToolCall> {
  if (result)
    return {
      status: result.isError ? 'failed' : 'completed',
      result: bounded(outputForBot(result)),
      error: result.isError ? null : error,
      gaveUp,
    };
  const text = failureText(error?.code ?? 'INTERNAL', error ? messageOf(error) : '');
  return { status: status === 'stopped' ? 'stopped' : 'failed', result: text, error, gaveUp };
}

function bounded(text: string): string {
  return text.length > OUTPUT_MAX
    ? `${text.slice(0, OUTPUT_MAX)}\n[cut: the result had ${text.length} characters]`
    : text;
}

/** Error text for the bot, in plain English and with nothing about this machine. */
function failureText(code: string, message: string): string {
  return JSON.stringify({ error: { code: code.toLowerCase(), message } });
}

/** What a bot needs to know to continue. */
function messageOf({ code, params }: StoredError): string {
  const detail = params['detail'] === undefined ? '' : `: ${params['detail']}`;
  const messages: Partial<Record<StoredError['code'], string>> = {
    TOOL_PAYLOAD_INVALID: `The arguments do not fit the tool${detail}. Correct them and call it again, once.`,
    TOOL_TIMEOUT: `The tool did not finish within ${params['seconds']} seconds and was given up.`,
    ABORTED: 'The person stopped it.',
    TOOL_SCHEMA_INVALID: 'The tool describes its arguments in a way that cannot be used.',
    KAI_REFUSED_REQUEST: `The tool's server refused the call${detail}.`,
  };
  return messages[code] ?? 'The tool could not be reached or failed. Answer without it and say so.';
}

function stored({ code, params, layer, logid }: AppError): StoredError {
  return { code, params, layer, logid };
}
