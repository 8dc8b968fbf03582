import type { KnowledgeSource } from './coffee-assistant';

/**
 * The sandbox's one workflow 「沙龙主题策划」: plans a salon evening about a topic, on request asks first.
 */
export interface SampleWorkflow {
  id: string;
  /** The question node's text; only reached with `{"confirm": true}`. */
  question(topic: string): string;
  /** What the message node shows before the end. */
  progress(topic: string): string;
  /**
   * The end node's output, JSON text. `answer` is what the question node was answered, if it was
   * asked.
   */
  output(topic: string, answer: string | undefined): string;
}

/** The topic when none is given. */
export const DEFAULT_TOPIC = '手冲咖啡入门';

const AGENDA = ['签到与欢迎饮品', '主题分享', '现场冲煮与品鉴', '提问与交流'];
const REFUSAL = /^(不|否|取消|算了|no\b|cancel)/i;

/** Creates the sample workflow; its recommendations come from the built-in knowledge. */
export function createSampleWorkflow(id: string, knowledge: KnowledgeSource): SampleWorkflow {
  return {
    id,
    question: (topic) => `要把沙龙主题定为「${topic}」吗？`,
    progress: (topic) => `正在为「${topic}」准备沙龙方案……`,
    output: (topic, answer) => {
      const confirmed = answer === undefined || !REFUSAL.test(answer.trim());
      const reading = knowledge.search(topic, { limit: 3 }).map(({ entry }) => entry.title.zh);
      const plan = confirmed
        ? { topic, agenda: AGENDA, reading }
        : { topic, agenda: [], reading: [] };
      return JSON.stringify({ ...plan, confirmed, ...(answer === undefined ? {} : { answer }) });
    },
  };
}
