import type { Question, UploadedFile } from '../ports/chat-backend';

/** Earlier pairs sent along: Coze takes 100 messages in a request and answers 4004 above that. */
const HISTORY_MAX = 49;

interface QuestionMessage {
  role: 'user' | 'assistant';
  type: 'question' | 'answer';
  content_type: 'text' | 'object_string';
  content: string;
}

/**
 * `additional_messages` of `POST /v3/chat` (docs/reference/coze-wire.md, 3.3): the earlier turns,
 * oldest first, what was looked up, then the question with its files.
 */
export function questionMessages({
  text,
  files = [],
  history = [],
  context = '',
}: Question): QuestionMessage[] {
  const earlier = history
    .slice(-HISTORY_MAX)
    .flatMap(({ question, answer }) => [
      ...(question === '' ? [] : [asked(question)]),
      answered(answer),
    ]);
  return [
    ...earlier,
    ...(context === '' ? [] : [asked(context)]),
    files.length === 0 ? asked(text) : askedWithFiles(text, files),
  ];
}

/**
 * The body of `POST /v3/chat`. History is always saved: without it, Coze could not be asked for a
 * chat whose stream broke.
 */
export function chatRequestBody(
  question: Question,
  { botId, stream }: { botId: string; stream: boolean },
): Record<string, unknown> {
  const { userId, command } = question;
  return {
    bot_id: botId,
    user_id: userId,
    stream,
    auto_save_history: true,
    additional_messages: questionMessages(question),
    ...(command && {
      shortcut_command: { command_id: command.id, parameters: command.parameters },
    }),
  };
}

function asked(content: string): QuestionMessage {
  return { role: 'user', type: 'question', content_type: 'text', content };
}

/** Several parts in one message (docs/reference/coze-wire.md, 3.2, `object_string`). */
function askedWithFiles(text: string, files: readonly UploadedFile[]): QuestionMessage {
  const parts = [
    ...(text === '' ? [] : [{ type: 'text', text }]),
    ...files.map(({ kind, fileId }) => ({ type: kind, file_id: fileId })),
  ];
  return {
    role: 'user',
    type: 'question',
    content_type: 'object_string',
    content: JSON.stringify(parts),
  };
}

function answered(content: string): QuestionMessage {
  return { role: 'assistant', type: 'answer', content_type: 'text', content };
}
