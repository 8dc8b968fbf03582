import { randomUUID } from 'node:crypto';
import type {
  Client,
  CreateMessageRequest,
  CreateMessageResult,
  ElicitRequest,
  ElicitResult,
} from '@modelcontextprotocol/client';
import type { ServerQuestion } from '../../../shared/model/kai-approval';
import { AppError } from '../../lib/errors';
import { Emitter } from '../../lib/emitter';
import { Observable } from '../../lib/observable';
import type { Clock } from '../../ports/clock';
import type { SchemaCompiler } from '../tools/json-schema';
import type { RunningCalls } from '../tools/running-calls';

/** Time in milliseconds after which an unanswered question is declined. */
const UNANSWERED_MS = 5 * 60_000;
/** Limit of open questions per server; more are declined. */
const OPEN_MAX = 5;
const TEXT_MAX = 20_000;

/** The person's answer. `content` for a form, `text` for a written answer. */
export interface QuestionAnswer {
  action: 'accept' | 'decline' | 'cancel';
  content?: string | undefined;
  text?: string | undefined;
}

export interface ServerQuestionsOptions {
  clock: Clock;
  schemas: SchemaCompiler;
  /** The person is there to answer. */
  attended: boolean;
  /** Names the tool whose call made the server ask. */
  running: Pick<RunningCalls, 'toolOn'>;
}

interface OpenQuestion {
  question: ServerQuestion;
  /** `content` has been checked. */
  settle: (
    action: QuestionAnswer['action'],
    content: Record<string, unknown>,
    text: string,
  ) => void;
}

type Asker = Pick<ServerQuestion, 'serverId' | 'serverName'>;
type Answer = { action: QuestionAnswer['action']; content: Record<string, unknown>; text: string };

/**
 * Questions servers ask the person (elicitation, sampling). Without a person (`attended` false, as
 * on a server without a screen) every question is declined at once and never left unanswered.
 */
export class ServerQuestions {
  readonly questions = new Observable<ServerQuestion[]>([]);
  /**
   * A server starts or stops waiting for the person; the clocks of its calls are paused meanwhile.
   */
  readonly waiting = new Emitter<{ serverId: string; isWaiting: boolean }>();
  private readonly open = new Map<string, OpenQuestion>();

  constructor(private readonly options: ServerQuestionsOptions) {}

  /** Handles the requests this client's server sends. */
  serve(client: Client, asker: Asker): void {
    client.setRequestHandler('elicitation/create', (request, context) =>
      this.elicit(request, asker, context.mcpReq.signal),
    );
    client.setRequestHandler('sampling/createMessage', (request, context) =>
      this.sample(request, asker, context.mcpReq.signal),
    );
  }

  /**
   * TOOL_PAYLOAD_INVALID when the form does not match, ABORTED when the question is no longer open.
   */
  answer(id: string, { action, content, text }: QuestionAnswer): void {
    const found = this.open.get(id);
    if (!found) throw new AppError('ABORTED');
    const values =
      action === 'accept' && found.question.kind === 'form'
        ? this.checkForm(found.question, content ?? '{}')
        : {};
    if (action === 'accept' && found.question.kind === 'sampling' && !text?.trim())
      throw new AppError('TOOL_PAYLOAD_INVALID', { params: { detail: 'text' } });
    found.settle(action, values, text ?? '');
  }

  private async elicit(
    request: ElicitRequest,
    asker: Asker,
    signal: AbortSignal,
  ): Promise<ElicitResult> {
    const { params } = request;
    const isUrl = params.mode === 'url';
    const url = isUrl ? safeLink(params.url) : null;
    if (isUrl && url === null) return { action: 'decline' };
    const schema = 'requestedSchema' in params ? JSON.stringify(params.requestedSchema) : null;
    const asked = this.describe(asker, {
      kind: isUrl ? 'url' : 'form',
      message: params.message,
      schema,
      url: url?.href ?? null,
      host: url?.host ?? null,
      messages: [],
    });
    const { action, content } = await this.ask(asked, signal);
    if (action !== 'accept' || isUrl) return { action };
    // The form's own schema allows flat values only, and has been checked.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return { action, content: content as NonNullable<ElicitResult['content']> };
  }

  private async sample(
    { params }: CreateMessageRequest,
    asker: Asker,
    signal: AbortSignal,
  ): Promise<CreateMessageResult> {
    const messages = params.messages.map(({ role, content }) => ({
      role,
      text: textOf(content).slice(0, TEXT_MAX),
    }));
    const { action, text } = await this.ask(
      this.describe(asker, {
        kind: 'sampling',
        message: params.systemPrompt ?? '',
        schema: null,
        url: null,
        host: null,
        messages,
      }),
      signal,
    );
    if (action !== 'accept') throw new Error('The person declined to answer.');
    return {
      model: 'person',
      role: 'assistant',
      stopReason: 'endTurn',
      content: { type: 'text', text },
    };
  }

  private describe(
    asker: Asker,
    about: Omit<ServerQuestion, 'id' | 'serverId' | 'serverName' | 'toolName' | 'requestedAt'>,
  ): ServerQuestion {
    const requestedAt = new Date(this.options.clock.now()).toISOString();
    return {
      id: randomUUID(),
      ...asker,
      toolName: this.options.running.toolOn(asker.serverId),
      requestedAt,
      ...about,
      message: about.message.slice(0, TEXT_MAX),
    };
  }

  private ask(question: ServerQuestion, signal: AbortSignal): Promise<Answer> {
    const ofServer = [...this.open.values()].filter(
      (one) => one.question.serverId === question.serverId,
    );
    if (!this.options.attended || ofServer.length >= OPEN_MAX || signal.aborted)
      return Promise.resolve({ action: 'decline', content: {}, text: '' });
    return new Promise((resolve) => {
      const settle: OpenQuestion['settle'] = (action, content, text) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        this.open.delete(question.id);
        this.publish(question.serverId);
        resolve({ action, content, text });
      };
      const cancel = (): void => settle('cancel', {}, '');
      const timer = setTimeout(() => settle('decline', {}, ''), UNANSWERED_MS);
      signal.addEventListener('abort', cancel, { once: true });
      this.open.set(question.id, { question, settle });
      this.publish(question.serverId);
    });
  }

  private publish(serverId: string): void {
    const all = [...this.open.values()].map(({ question }) => question);
    this.questions.set(all);
    this.waiting.emit({ serverId, isWaiting: all.some((one) => one.serverId === serverId) });
  }

  private checkForm({ schema }: ServerQuestion, content: string): Record<string, unknown> {
    const values = parseObject(content);
    const compiled = this.options.schemas.compile(JSON.parse(schema ?? '{}'));
    const problem = 'problem' in compiled ? null : compiled.check(values);
    if (values === null || problem !== null)
      throw new AppError('TOOL_PAYLOAD_INVALID', { params: { detail: problem ?? 'JSON' } });
    return values;
  }
}

/** https only, without a user name. Anything else is declined unseen (CVE-2025-6514 class). */
function safeLink(text: string): URL | null {
  try {
    const url = new URL(text);
    const isPlain = url.username === '' && url.password === '';
    return isPlain && url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : null;
  } catch {
    return null;
  }
}

function textOf(content: unknown): string {
  if (Array.isArray(content)) return content.map(textOf).join('\n');
  if (
    typeof content === 'object' &&
    content !== null &&
    'text' in content &&
    typeof content.text === 'string'
  )
    return content.text;
  return JSON.stringify(content) ?? '';
}
