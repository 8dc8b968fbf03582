import type { cozeErrors as zh } from '../../zh-CN/errors/coze-errors';
import type { Texts } from '../../text-shape';

export const cozeErrors: Texts<typeof zh> = {
  COZE_BAD_PARAMETER: {
    message: 'Coze does not accept the request: {{detail}}',
    remedy: 'Check the bot ID and the other values.',
  },
  COZE_NOT_FOUND: {
    message: 'Coze cannot find it: {{detail}}',
    remedy: 'Make sure it was not deleted and belongs to this account.',
  },
  COZE_SERVER_ERROR: {
    message: 'Coze has a problem ({{number}}).',
    remedy: 'Try again later; if it lasts, give the logid to Coze support.',
  },
  COZE_UNKNOWN: {
    message: 'Coze answered with an unknown error {{number}}: {{detail}}',
    remedy: 'Ask Coze support, quoting the logid.',
  },
  ENDPOINT_NOT_SERVED: {
    message: '{{host}} does not offer {{path}}.',
    remedy: 'Check the API address; your own Coze Studio offers only a part of the API.',
  },
  BOT_NOT_FOUND: {
    message: 'The bot does not exist or this token may not use it.',
    remedy:
      'Check the bot ID (the digits after bot/ in the editor’s address) and that the app is ' +
      'authorised for its workspace.',
  },
  BOT_NOT_PUBLISHED: {
    message: 'The bot is not published as an API.',
    remedy: 'Open it at Coze, choose Publish, tick the API channel and publish.',
  },
  CONVERSATION_BUSY: {
    message: 'The previous answer in this conversation is not finished.',
    remedy: 'Wait for it, or start a new conversation.',
  },
  REMOTE_CONVERSATION_NOT_FOUND: {
    message: 'Coze does not know this conversation.',
    remedy: 'Go on in a new one; the old one may belong to another token or be too old.',
  },
  RATE_LIMITED: {
    message: 'Too many requests; Coze refuses for the moment.',
    remedy: 'Wait a little and try again.',
  },
  QUOTA_EXHAUSTED: {
    message: 'Your Coze quota is used up.',
    remedy: 'Look at it on Coze; the free plan has 500 calls in total, then it needs an upgrade.',
  },
  BALANCE_EXHAUSTED: {
    message: 'Your Coze balance is empty.',
    remedy: 'Top up at Coze and try again.',
  },
  MODEL_FAILED: {
    message: 'The bot’s model failed: {{detail}}',
    remedy: 'Try again later, or choose another model for the bot.',
  },
  CONTENT_REFUSED: { message: 'Coze refuses to answer this.', remedy: 'Ask in other words.' },
  PROMPT_TOO_LONG: {
    message: 'This is longer than the model can take.',
    remedy: 'Shorten the question or start a new conversation.',
  },
  FILE_REJECTED: {
    message: 'Coze does not accept the file: {{detail}}',
    remedy: 'Check its type and size.',
  },
  WORKFLOW_UNAVAILABLE: {
    message: 'The workflow cannot be used yet: {{detail}}',
    remedy: 'Publish it at Coze and try again.',
  },
  CANNOT_CANCEL: { message: 'The answer is over already.', remedy: 'Nothing needs to be done.' },
};
