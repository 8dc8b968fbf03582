/**
 * The objects of Coze's wire protocol as the sandbox sends them (docs/reference/coze-wire.md, 3.1,
 * 3.2, 4, 5).
 * Field names are the wire's own; all ids are decimal strings of 19 digits; all times are seconds.
 */

/** Up to 16 pairs the caller attaches to a conversation, chat or message. */
export type MetaData = Record<string, string>;

type ChatStatus =
  | 'created'
  | 'in_progress'
  | 'completed'
  | 'failed'
  | 'requires_action'
  | 'canceled';

/** Token counts; all zero until a chat has ended, `token_count` = input + output. */
export interface Usage {
  token_count: number;
  output_count: number;
  input_count: number;
}

/** One call of a local plugin tool that the client has to make. */
export interface ToolCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

/** A question node that waits for the person: nothing can be submitted for it. */
interface ReplyMessage {
  id: '';
  type: 'reply_message';
  function: null;
  require_info: null;
}

/** What a chat in status `requires_action` waits for. */
interface RequiredAction {
  type: 'submit_tool_outputs';
  submit_tool_outputs: { tool_calls: (ToolCall | ReplyMessage)[] };
}

/** One turn: a question and everything that answers it. */
export interface Chat {
  id: string;
  conversation_id: string;
  bot_id: string;
  created_at: number;
  completed_at?: number;
  failed_at?: number;
  last_error: { code: number; msg: string };
  meta_data?: MetaData;
  status: ChatStatus;
  required_action?: RequiredAction;
  usage: Usage;
  section_id: string;
}

type MessageType =
  | 'question'
  | 'answer'
  | 'function_call'
  | 'tool_output'
  | 'tool_response'
  | 'follow_up'
  | 'knowledge'
  | 'verbose';

/** A message of a conversation or of one chat's intermediate results. */
export interface Message {
  id: string;
  conversation_id: string;
  bot_id?: string;
  chat_id?: string;
  section_id: string;
  role: 'user' | 'assistant';
  type: MessageType;
  content: string;
  content_type: string;
  reasoning_content?: string;
  meta_data?: MetaData;
  created_at: number;
  updated_at: number;
}

/** A conversation as create, retrieve and list return it. */
export interface Conversation {
  id: string;
  name: string;
  meta_data: MetaData;
  created_at: number;
  updated_at: number;
  last_section_id: string;
  creator_id: string;
  connector_id: string;
}

/** An uploaded file's description; the bytes are not kept. */
export interface UploadedFile {
  id: string;
  bytes: number;
  file_name: string;
  created_at: number;
}

/** One run of a workflow as its history shows it. */
export interface WorkflowRunHistory {
  execute_id: string;
  execute_status: 'Success' | 'Running' | 'Fail';
  run_mode: 0 | 1 | 2;
  bot_id: string;
  connector_id: string;
  connector_uid: string;
  logid: string;
  create_time: number;
  update_time: number;
  output: string;
  error_code: string;
  error_message: string;
  debug_url: string;
  token: string;
  cost: string;
  usage: Usage;
  node_execute_status: Record<string, unknown>;
  is_output_trimmed: boolean;
  interrupt_data?: WorkflowInterruptData;
}

/** Why a workflow stopped and what resumes it; `type` 2 = question node. */
export interface WorkflowInterruptData {
  event_id: string;
  type: number;
  data: string;
  required_parameters: Record<string, unknown>;
}
