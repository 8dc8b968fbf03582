import type { kaiErrors as zh } from '../../zh-CN/errors/kai-errors';
import type { Texts } from '../../text-shape';

export const kaiErrors: Texts<typeof zh> = {
  KAI_NOT_CONFIGURED: {
    message: 'No KAI server is connected yet.',
    remedy: 'Add its address and key under KAI tools, or use the built-in sandbox.',
  },
  KAI_SERVER_MISSING: {
    message: 'This KAI server does not exist.',
    remedy: 'It may have been removed; choose another one under KAI tools.',
  },
  KAI_DISABLED: {
    message: 'The KAI server “{{server}}” is disabled.',
    remedy: 'Enable it under KAI tools.',
  },
  KAI_URL_REFUSED: {
    message: 'This address cannot be a KAI server: {{detail}}',
    remedy: 'Use an http or https address without user name and password in it.',
  },
  KAI_PRIVATE_ADDRESS: {
    message: '{{host}} is on this machine or network ({{address}}).',
    remedy: 'If the server really runs there, mark it as local; otherwise check the address.',
  },
  KAI_HEADER_REFUSED: {
    message: 'The header {{name}} may hold a secret and cannot be stored readably.',
    remedy: 'Enter the secret as the key; a header of another name can be chosen there.',
  },
  KAI_REDIRECTED: {
    message: 'The KAI server sends on to {{target}}. This was not followed, the key was not sent.',
    remedy: 'If you trust the new address, enter it as the address of the server.',
  },
  KAI_UNAUTHORIZED: {
    message: 'The KAI server “{{server}}” does not accept the key (401).',
    remedy: 'Check that the key is complete and still valid, and enter it again.',
  },
  KAI_FORBIDDEN: {
    message: 'The KAI server “{{server}}” refused the request (403).',
    remedy:
      'Check that the key may use this server; for a local server, that its address is 127.0.0.1.',
  },
  KAI_HTTP_ERROR: {
    message: 'The KAI server “{{server}}” answered HTTP {{status}}.',
    remedy: 'Check the path of the address, and the log of the KAI service.',
  },
  KAI_NOT_MCP: {
    message: 'The answer of {{host}} is not MCP.',
    remedy:
      'The address usually ends in /mcp. Check the path, and whether a login page of the network is in the way.',
  },
  KAI_PROTOCOL_UNSUPPORTED: {
    message: 'The protocol version of the KAI server “{{server}}” is not supported ({{detail}}).',
    remedy: 'Update the KAI service or this app.',
  },
  KAI_CONNECTION_LOST: {
    message: 'The connection to the KAI server “{{server}}” broke off.',
    remedy: 'Check that the KAI service runs; it is connected again by itself.',
  },
  KAI_ANSWER_TOO_LARGE: {
    message: 'The answer of the KAI server is over {{megabytes}} MB and was not read to its end.',
    remedy: 'Ask for less, or let the tool answer in pages.',
  },
  KAI_REFUSED_REQUEST: {
    message: 'The KAI server “{{server}}” refused the request: {{detail}}',
    remedy: 'Check the arguments; if it happens again, give the wire log to whoever runs KAI.',
  },
  KAI_LIST_CUT: {
    message: 'The KAI server “{{server}}” has too many tools; only the first {{count}} are shown.',
    remedy: 'Let the KAI service split its tools by purpose.',
  },

  TOOL_MISSING: {
    message: 'There is no tool named {{tool}}.',
    remedy: 'Refresh the list of tools and check the name.',
  },
  TOOL_SCHEMA_INVALID: {
    message: 'The description of the arguments of {{tool}} cannot be used: {{detail}}',
    remedy: 'Give this to whoever runs the KAI service.',
  },
  TOOL_PAYLOAD_INVALID: {
    message: 'The arguments do not fit the tool: {{detail}}',
    remedy: 'Correct the arguments and call it again.',
  },
  TOOL_TIMEOUT: {
    message:
      'The tool {{tool}} did not finish within {{seconds}} seconds (Tool invocation timeout).',
    remedy: 'Check the state of the KAI service, and raise the time limit.',
  },
  TOOL_NOT_APPROVED: {
    message: 'The tool {{tool}} was not allowed.',
    remedy: 'Allow it when you are asked, or change the approval rules under KAI tools.',
  },
  TOOL_BLOCKED: {
    message: 'The definition of the tool {{tool}} changed and has not been accepted.',
    remedy: 'Look at the change under KAI tools and accept it.',
  },
  TOOL_FAILED: {
    message: 'The tool {{tool}} reports a failure: {{detail}}',
    remedy: 'Read the result, correct the arguments and try again.',
  },
  TOOL_RESULT_UNREADABLE: {
    message: 'The result of the tool {{tool}} cannot be read: {{detail}}',
    remedy: 'Give this to whoever runs the KAI service.',
  },
  CALL_MISSING: { message: 'There is no record of this call.', remedy: 'Refresh the history.' },
  TURN_NOT_WAITING: {
    message: 'This turn does not wait for tools any more.',
    remedy: 'Ask again.',
  },
};
