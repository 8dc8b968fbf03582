import type { ServerResponse } from 'node:http';
import type { ResponseRule } from '../../../shared/model/webhook';
import { wait } from '../../lib/abort';
import { answerJson } from './webhook-answers';

/** Time in milliseconds for which a silent rule keeps the sender waiting. */
const SILENT_MS = 30_000;

/** The first enabled rule for an event type: exact, `prefix.*`, or `*`. */
export function ruleFor(rules: readonly ResponseRule[], event: string): ResponseRule | null {
  return rules.find(({ enabled, event: pattern }) => enabled && matches(pattern, event)) ?? null;
}

function matches(pattern: string, event: string): boolean {
  return pattern.endsWith('*') ? event.startsWith(pattern.slice(0, -1)) : pattern === event;
}

/** What is stored as our answer: a fault sends at most half an answer. */
export function answerOfRule(
  { status, body, fault }: ResponseRule,
  usualBody: string,
): { answerStatus: number; answerBody: string } {
  if (fault === 'reset' || fault === 'silent') return { answerStatus: 0, answerBody: '' };
  return { answerStatus: status, answerBody: body === '' ? usualBody : body };
}

/** Answers as a rule says, to test the other side. The delivery is on disk by then. */
export async function answerByRule(
  response: ServerResponse,
  rule: ResponseRule,
  usualBody: string,
): Promise<void> {
  const over = new AbortController();
  response.on('close', () => over.abort());
  await wait(rule.fault === 'silent' ? SILENT_MS : rule.delayMs, over.signal).catch(() => {});
  if (response.destroyed || rule.fault === 'reset' || rule.fault === 'silent') {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = rule.body === '' ? usualBody : rule.body;
  if (rule.fault !== 'truncate') return answerJson(response, rule.status, body);
  response.writeHead(rule.status, [
    'content-type',
    'application/json',
    'content-length',
    String(Buffer.byteLength(body) + 1),
  ]);
  response.write(body.slice(0, Math.ceil(body.length / 2)), () => response.socket?.destroy());
}
