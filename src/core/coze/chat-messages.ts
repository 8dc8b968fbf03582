import { z } from 'zod';
import type { ToolCall } from '../ports/chat-backend';

/**
 * What we read of the objects in a chat stream (docs/reference/coze-wire.md, 3.2 and 3.4); the rest
 * is ignored.
 */

const numeric = z.union([z.number(), z.string()]).transform(Number);

export const chatObjectSchema = z.looseObject({
  id: z.string(),
  conversation_id: z.string(),
  status: z.string().optional(),
  last_error: z.looseObject({ code: numeric.optional(), msg: z.string().optional() }).nullish(),
  usage: z
    .looseObject({
      token_count: z.number().optional(),
      input_count: z.number().optional(),
      output_count: z.number().optional(),
    })
    .nullish(),
  required_action: z
    .looseObject({
      submit_tool_outputs: z.looseObject({
        tool_calls: z.array(
          z.looseObject({
            id: z.string(),
            /** Null where a workflow's question node waits for the person (`reply_message`). */
            function: z
              .looseObject({ name: z.string(), arguments: z.string().default('{}') })
              .nullish(),
          }),
        ),
      }),
    })
    .nullish(),
});
export type ChatObject = z.infer<typeof chatObjectSchema>;

/** The local tools a chat waits for; without what only the person can answer. */
export function toolCallsOf(chat: ChatObject): ToolCall[] {
  const calls = chat.required_action?.submit_tool_outputs.tool_calls ?? [];
  return calls.flatMap(({ id, function: called }) =>
    called ? [{ id, name: called.name, arguments: called.arguments }] : [],
  );
}

/** Whether a question node waits: there is nothing to submit, the person's next message goes on. */
export function waitsForPerson(chat: ChatObject): boolean {
  const calls = chat.required_action?.submit_tool_outputs.tool_calls ?? [];
  return calls.length > 0 && toolCallsOf(chat).length === 0;
}

export const messageObjectSchema = z.looseObject({
  id: z.string().default(''),
  type: z.string().default('answer'),
  content: z.string().nullish(),
  reasoning_content: z.string().nullish(),
});
export type MessageObject = z.infer<typeof messageObjectSchema>;

/** Failure in a stream: an `error` event, or the bare form of `conversation.chat.failed`. */
export const streamErrorSchema = z.looseObject({
  code: numeric.optional(),
  msg: z.string().optional(),
  last_error: z.looseObject({ code: numeric.optional(), msg: z.string().optional() }).nullish(),
});
