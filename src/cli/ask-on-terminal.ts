import { createInterface } from 'node:readline/promises';
import type { KaiService } from '../core/kai/kai-service';
import type { Translator } from '../core/lib/translator';
import type { ApprovalAnswer, PendingApproval } from '../shared/model/kai-approval';

const ANSWERS: Readonly<Record<string, ApprovalAnswer>> = {
  y: 'once',
  yes: 'once',
  s: 'session',
  a: 'always',
  n: 'refuse',
  no: 'refuse',
  never: 'never',
};

/**
 * Asks for pending approvals on the terminal, one after the other. Returns the function that stops
 * it.
 */
export function askOnTerminal(
  { approval }: Pick<KaiService, 'approval'>,
  translator: Translator,
): () => void {
  const over = new AbortController();
  const asked = new Set<string>();
  let line = Promise.resolve();
  const stop = approval.pending.subscribe(({ value }) => {
    for (const request of value.filter(({ id }) => !asked.has(id))) {
      asked.add(request.id);
      line = line.then(() => ask(request)).catch(() => {});
    }
  });
  const ask = async (request: PendingApproval): Promise<void> => {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    // The terminal captures Ctrl+C while it waits for a line.
    terminal.once('SIGINT', () => process.emit('SIGINT'));
    try {
      const { serverName, toolName: tool, arguments: text } = request;
      // Text from a server or bot must not control the terminal.
      const question = translator
        .t('cli:askTool', { server: serverName, tool, arguments: text.slice(0, 2000) })
        .replaceAll(/\p{Cc}/gu, '');
      const answer = (await terminal.question(`\n${question} `, { signal: over.signal }))
        .trim()
        .toLowerCase();
      approval.answer(request.id, ANSWERS[answer] ?? 'refuse', null);
    } finally {
      terminal.close();
    }
  };
  return () => {
    stop();
    over.abort();
  };
}
