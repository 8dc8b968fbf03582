import { expect, test } from 'vitest';
import { leadsToDiagnosis } from '../../../src/renderer/ui/leads-to-diagnosis';

test.each([
  ['JWT_SIGNATURE_INVALID', 'jwt'],
  ['JWT_WRONG_REGION', 'region'],
  ['TOKEN_INVALID', 'token'],
  ['PERMISSION_DENIED', 'scope'],
  ['CLOCK_SKEW', 'clock'],
  ['BOT_NOT_PUBLISHED', 'bot'],
  ['CONNECTION_REFUSED', 'network'],
  ['STREAM_STALLED', 'stream'],
  ['KEY_MISSING', 'key'],
] as const)('%s is of the link to Coze', (code, layer) => {
  expect(leadsToDiagnosis({ code, layer })).toBe(true);
});

test.each([
  ['TUNNEL_LOST', 'network'],
  ['TUNNEL_KEY_LOCKED', 'key'],
  ['WEBHOOK_NOT_REACHED', 'network'],
  ['KAI_UNAUTHORIZED', 'kai'],
  ['IMAGE_UNUSABLE', 'network'],
  ['KEY_INVALID', 'key'],
  ['TOOL_TIMEOUT', 'tool'],
  ['DISK_FULL', 'disk'],
  ['INTERNAL', null],
] as const)('%s is not', (code, layer) => {
  expect(leadsToDiagnosis({ code, layer })).toBe(false);
});
