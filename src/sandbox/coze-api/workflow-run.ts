import { randomUUID } from 'node:crypto';
import { estimateTokens } from './engine/answer-pieces';
import { DEFAULT_TOPIC, type SampleWorkflow } from './engine/sample-workflow';
import type { EventSink } from './sse';
import type { Usage, WorkflowInterruptData, WorkflowRunHistory } from './wire-model';

/** Parameters of the sample workflow; anything else in `parameters` is ignored. */
export interface WorkflowParameters {
  topic?: string | undefined;
  confirm?: boolean | undefined;
}

const QUESTION_NODE = 2;
const MOST_RESUMES = 3;
const NO_USAGE: Usage = { token_count: 0, output_count: 0, input_count: 0 };

/** One execution of the sample workflow, from start over an optional question to its output. */
export class WorkflowRun {
  readonly #topic: string;
  #resumes = 0;

  constructor(
    private readonly workflow: SampleWorkflow,
    private readonly nextId: () => string,
    private readonly parameters: WorkflowParameters,
    /** The history entry of this run; kept up to date. */
    readonly history: WorkflowRunHistory,
  ) {
    this.#topic = parameters.topic?.trim() || DEFAULT_TOPIC;
  }

  /** Whether the run waits for an answer, and to which event. */
  get interrupt(): WorkflowInterruptData | undefined {
    return this.history.interrupt_data;
  }

  /** Runs to the question node, if one was requested, or to the end. */
  start(): void {
    if (this.parameters.confirm === true) this.#ask();
    else this.#finish(undefined);
  }

  /**
   * Continues with an answer. An empty one is asked again, as a question node does. False after
   * three resumes.
   */
  resume(answer: string): boolean {
    if (this.#resumes >= MOST_RESUMES) return false;
    this.#resumes += 1;
    if (answer.trim() === '') this.#ask();
    else this.#finish(answer);
    return true;
  }

  /** Writes this leg's events: messages, then either the interrupt or the end node and Done. */
  emit(sink: EventSink): void {
    if (this.interrupt === undefined) {
      sink.emit('Message', this.#message('输出', this.workflow.progress(this.#topic), NO_USAGE));
      sink.emit('Message', this.#message('结束', this.history.output, this.history.usage));
      sink.emit('Done', { debug_url: this.history.debug_url });
    } else {
      sink.emit('Message', this.#message('问答', this.interrupt.data, NO_USAGE));
      sink.emit('Interrupt', { interrupt_data: this.interrupt, node_title: '问答' });
    }
    sink.end();
  }

  #ask(): void {
    const eventId = `${this.nextId()}/${this.nextId()}`;
    const data = this.workflow.question(this.#topic);
    this.history.execute_status = 'Running';
    this.history.interrupt_data = {
      event_id: eventId,
      type: QUESTION_NODE,
      data,
      required_parameters: {},
    };
  }

  #finish(answer: string | undefined): void {
    delete this.history.interrupt_data;
    const output = this.workflow.output(this.#topic, answer);
    const input = estimateTokens(this.#topic + (answer ?? ''));
    const written = estimateTokens(output);
    this.history.output = output;
    this.history.execute_status = 'Success';
    this.history.usage = {
      token_count: input + written,
      output_count: written,
      input_count: input,
    };
    this.history.token = String(this.history.usage.token_count);
  }

  #message(title: string, content: string, usage: Usage): Record<string, unknown> {
    return {
      content,
      content_type: 'text',
      node_title: title,
      node_id: NODE_IDS[title] ?? '900001',
      node_execute_uuid: randomUUID(),
      node_seq_id: '0',
      node_is_finish: true,
      ext: {},
      usage,
      cost: '0.00',
      token: usage.token_count,
    };
  }
}

const NODE_IDS: Record<string, string> = { 问答: '110001', 输出: '120001', 结束: '900001' };
