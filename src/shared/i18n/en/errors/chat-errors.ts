import type { chatErrors as zh } from '../../zh-CN/errors/chat-errors';
import type { Texts } from '../../text-shape';

export const chatErrors: Texts<typeof zh> = {
  STREAM_BROKEN: {
    message: 'The connection broke in the middle of the answer.',
    remedy: 'What arrived is kept; ask again for the whole answer.',
  },
  STREAM_STALLED: {
    message: 'Nothing new arrived for {{seconds}} s, so waiting was given up.',
    remedy: 'Check the network and retry; for slow answers raise the limit in the settings.',
  },
  CHAT_FAILED: {
    message: 'The bot could not finish this answer: {{detail}}',
    remedy: 'Try again; if it repeats, debug the bot at Coze.',
  },
  TOOL_ROUNDS_EXCEEDED: {
    message: 'The bot asked for tools {{rounds}} rounds in a row and was stopped.',
    remedy: 'Check the bot’s tool settings at Coze for a loop.',
  },
  CONVERSATION_MISSING: {
    message: 'This conversation does not exist; it may have been deleted.',
    remedy: 'Choose another one or start a new one.',
  },
  TURN_MISSING: {
    message: 'This question does not exist.',
    remedy: 'Open the conversation again.',
  },
  TURN_RUNNING: {
    message: 'Earlier questions are still waiting for their answers, and the queue is full.',
    remedy: 'Wait for one of them, or stop one first.',
  },
  QUESTION_EMPTY: {
    message: 'The question is empty.',
    remedy: 'Type something or add an attachment.',
  },

  ATTACHMENT_EMPTY: {
    message: '“{{name}}” is an empty file.',
    remedy: 'Choose a file with content.',
  },
  ATTACHMENT_TOO_LARGE: {
    message: '“{{name}}” is larger than {{max}} MB.',
    remedy: 'Compress or split it, then add it again.',
  },
  ATTACHMENT_TYPE: {
    message: 'Coze does not take files like “{{name}}” ({{ending}}).',
    remedy:
      'Use a picture, PDF, Office document, text or audio file. If it is a picture, check that ' +
      'its ending was not changed.',
  },
  ATTACHMENTS_TOO_MANY: {
    message: 'A question takes at most {{max}} attachments.',
    remedy: 'Remove some, or send them in several questions.',
  },
  ATTACHMENT_MISSING: { message: 'This attachment is gone.', remedy: 'Add it again.' },
  FILE_UNREADABLE: {
    message: '“{{name}}” cannot be read.',
    remedy: 'Check that the file is still there and may be read.',
  },

  IMAGE_REFUSED: {
    message: 'This picture address cannot be used.',
    remedy: 'Only public addresses that begin with https are shown.',
  },
  IMAGE_UNUSABLE: {
    message: '{{host}} did not give a picture that can be shown.',
    remedy: 'Open it in the browser, or have the bot send another one.',
  },
  ADDRESS_PRIVATE: {
    message: '{{host}} leads into an internal network and was refused.',
    remedy: 'Use a public address.',
  },
};
