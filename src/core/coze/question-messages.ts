import type { Question } from '../ports/chat-backend';

/** A request may hold 100 messages (4004 above): the question and so many pairs before it. */
const HISTORY_MAX = 49;

interface QuestionMessage {
  role: 'user' | 'assistant';
  type: 'question' | 'answer';
  content_type: 'text';
  content: string;
}

/** `additional_messages` of `POST /v3/chat` (coze-wire 3.3): what was said before, oldest first, then the question. */
export function questionMessages({ text, history = [] }: Question): QuestionMessage[] {
  const earlier = history.slice(-HISTORY_MAX).flatMap(({ question, answer }) => [...(question === '' ? [] : [asked(question)]), answered(answer)]);
  return [...earlier, asked(text)];
}

function asked(content: string): QuestionMessage {
  return { role: 'user', type: 'question', content_type: 'text', content };
}

function answered(content: string): QuestionMessage {
  return { role: 'assistant', type: 'answer', content_type: 'text', content };
}
