import { pause } from '../sandbox-clock';
import { estimateTokens } from './engine/answer-pieces';
import type { Assistant, AssistantReply, RecalledKnowledge } from './engine/assistant';
import type { EventSink } from './sse';
import type { ChatRecord, SandboxState } from './state';
import { functionCallContent } from './tool-plugin';
import type { Message } from './wire-model';

/** What a turn needs from its surroundings. */
export interface ChatTurnParts {
  state: SandboxState;
  assistant: Assistant;
  /** Milliseconds between the pieces of an answer. */
  tokenDelayMs: number;
}

type AnswerReply = Extract<AssistantReply, { kind: 'answer' }>;
type ToolReply = Extract<AssistantReply, { kind: 'tool' }>;

const MODEL_ERROR = 4013;
/** Pieces sent in a row before other work gets its turn, when there is no delay between pieces. */
const PIECES_PER_BREATH = 8;

/**
 * Runs one leg of a chat, from its start (or from submitted tool outputs) to completed, failed or
 * requires_action, and emits the events in Coze's order (docs/reference/coze-wire.md,
 * 3.4).
 *
 * Cancelling only switches the status: the events go on until the client leaves. What the stream's
 * last events look like after a cancel is not documented by Coze; here the chat in them keeps the
 * status `canceled`.
 */
export class ChatTurn {
  constructor(
    private readonly parts: ChatTurnParts,
    private readonly record: ChatRecord,
    private readonly sink: EventSink,
    private readonly doneData: unknown = '[DONE]',
  ) {}

  /** The first leg. Never rejects. */
  async start(): Promise<void> {
    this.#emitChat('conversation.chat.created');
    this.record.chat.status = 'in_progress';
    await this.#run();
  }

  /**
   * A leg after tool outputs: shows them as tool_response messages, then continues. Never rejects.
   */
  async resume(outputs: readonly string[]): Promise<void> {
    const { chat } = this.record;
    chat.status = 'in_progress';
    delete chat.required_action;
    await this.#run(outputs);
  }

  async #run(outputs: readonly string[] = []): Promise<void> {
    try {
      this.#emitChat('conversation.chat.in_progress');
      for (const content of outputs) this.#complete({ type: 'tool_response', content });
      const { question, files, history, toolsAllowed, toolResults, abort } = this.record;
      const { confirmsFirst, heldQuestion } = this.record;
      const reply = this.parts.assistant.reply({
        question,
        files,
        history,
        toolsAllowed,
        confirmsFirst,
        heldQuestion,
        toolResults,
        signal: abort.signal,
      });
      if (reply.kind === 'tool') this.#requireAction(reply);
      else await this.#answer(reply);
    } catch (error) {
      if (!this.record.abort.signal.aborted)
        this.#fail(error instanceof Error ? error.message : 'model error');
    }
    this.sink.emit('done', this.doneData);
    this.sink.end();
  }

  #requireAction(reply: ToolReply): void {
    const { chat, conversation } = this.record;
    this.#complete({
      type: 'function_call',
      content: functionCallContent(reply.query, reply.thought),
    });
    const call = {
      id: `call_${this.parts.state.ids.next()}`,
      type: 'function' as const,
      function: { name: reply.name, arguments: JSON.stringify({ query: reply.query }) },
    };
    this.record.pendingCall = { call, query: reply.query };
    if (chat.status !== 'canceled') chat.status = 'requires_action';
    chat.required_action = {
      type: 'submit_tool_outputs',
      submit_tool_outputs: { tool_calls: [call] },
    };
    if (conversation.runningChatId === chat.id) conversation.runningChatId = undefined;
    this.#emitChat('conversation.chat.requires_action');
  }

  async #answer(reply: AnswerReply): Promise<void> {
    if (reply.recalled.length > 0)
      this.#complete({ type: 'verbose', content: recallContent(reply.recalled) });
    const answer = await this.#streamAnswer(reply);
    if (this.record.abort.signal.aborted) return;
    this.#completeMessage(answer);
    if (reply.waits === true) return this.#waitForPerson(answer);
    this.#complete({
      type: 'verbose',
      content: verboseContent('generate_answer_finish', finishData(0)),
    });
    for (const content of reply.followUps) this.#complete({ type: 'follow_up', content });
    this.#finish(answer);
  }

  /** A question node: its question is an answer, and only the person's next message goes on. */
  #waitForPerson(question: Message): void {
    const { chat, conversation, savesHistory } = this.record;
    this.#complete({ type: 'verbose', content: verboseContent('interrupt', '') });
    this.#complete({
      type: 'verbose',
      content: verboseContent('generate_answer_finish', finishData(1)),
    });
    if (chat.status !== 'canceled') {
      chat.status = 'requires_action';
      conversation.heldQuestion = this.record.question;
      if (savesHistory) conversation.messages.push({ message: question, outOfContext: false });
    }
    chat.required_action = {
      type: 'submit_tool_outputs',
      submit_tool_outputs: {
        tool_calls: [{ id: '', type: 'reply_message', function: null, require_info: null }],
      },
    };
    this.#leaveConversation();
    this.#emitChat('conversation.chat.requires_action');
  }

  async #streamAnswer(reply: AnswerReply): Promise<Message> {
    const answer = this.#createMessage({ type: 'answer', content: '' });
    const { created_at: _created, updated_at: _updated, ...delta } = answer;
    const { signal } = this.record.abort;
    let count = 0;
    for await (const { content, reasoning } of reply.pieces) {
      if (signal.aborted) break;
      const thinking = reasoning === undefined ? {} : { reasoning_content: reasoning };
      this.sink.emit('conversation.message.delta', { ...delta, content, ...thinking });
      answer.content += content;
      if (reasoning !== undefined)
        answer.reasoning_content = (answer.reasoning_content ?? '') + reasoning;
      count += 1;
      if (this.parts.tokenDelayMs > 0) await pause(this.parts.tokenDelayMs, signal);
      else if (count % PIECES_PER_BREATH === 0) await new Promise(setImmediate);
    }
    return answer;
  }

  #finish(answer: Message): void {
    const { chat, conversation, savesHistory } = this.record;
    chat.usage = this.#countTokens(answer.content);
    chat.completed_at = this.parts.state.clock.nowSeconds();
    if (chat.status !== 'canceled') {
      chat.status = 'completed';
      if (savesHistory) conversation.messages.push({ message: answer, outOfContext: false });
      this.#leaveConversation();
    }
    this.#emitChat('conversation.chat.completed');
  }

  #fail(message: string): void {
    const { chat } = this.record;
    if (chat.status !== 'canceled') chat.status = 'failed';
    chat.failed_at = this.parts.state.clock.nowSeconds();
    chat.last_error = { code: MODEL_ERROR, msg: message };
    this.#leaveConversation();
    this.#emitChat('conversation.chat.failed');
  }

  #leaveConversation(): void {
    const { chat, conversation } = this.record;
    if (conversation.runningChatId === chat.id) conversation.runningChatId = undefined;
    conversation.wire.updated_at = this.parts.state.clock.nowSeconds();
  }

  #countTokens(answer: string): { token_count: number; output_count: number; input_count: number } {
    const { question, history, toolResults } = this.record;
    const inputs = [
      question,
      ...history.map(({ content }) => content),
      ...toolResults.map(({ output }) => output),
    ];
    const input = inputs.reduce((sum, text) => sum + estimateTokens(text), 0);
    const output = estimateTokens(answer);
    return { token_count: input + output, output_count: output, input_count: input };
  }

  #createMessage(fields: Pick<Message, 'type' | 'content'>): Message {
    const { chat, conversation } = this.record;
    const about = {
      role: 'assistant' as const,
      bot_id: chat.bot_id,
      chat_id: chat.id,
      section_id: chat.section_id,
    };
    return this.parts.state.createMessage(conversation, { ...about, ...fields });
  }

  #complete(fields: Pick<Message, 'type' | 'content'>): void {
    this.#completeMessage(this.#createMessage(fields));
  }

  #completeMessage(message: Message): void {
    this.record.messages.push(message);
    this.sink.emit('conversation.message.completed', message);
  }

  #emitChat(event: string): void {
    this.sink.emit(event, this.record.chat);
  }
}

/** 0: the answer is whole; 1: a question node interrupts it. */
function finishData(finish_reason: 0 | 1): string {
  return JSON.stringify({ finish_reason, FinData: '' });
}

function verboseContent(type: string, data: string): string {
  return JSON.stringify({ msg_type: type, data, from_module: null, from_unit: null });
}

function recallContent(recalled: readonly RecalledKnowledge[]): string {
  const chunks = recalled.map(({ title, text, score }) => ({
    slice: text,
    score,
    meta: { dataset: { name: '沙箱内置咖啡知识' }, document: { name: title } },
  }));
  return verboseContent('knowledge_recall', JSON.stringify({ chunks }));
}
