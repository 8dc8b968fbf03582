import { askOnce } from '../ask-once';
import type { AcceptanceCheckDefinition, CheckFinding } from './acceptance-check';

/** Creates a conversation, sends a message, and fetches its answer in one piece. */
export function conversationCheck(question: string): AcceptanceCheckDefinition {
  return {
    id: 'conversation',
    async run(app, signal): Promise<CheckFinding> {
      const { text, ms } = await askOnce(app, question, false, signal);
      return {
        passed: text.trim() !== '',
        key: 'conversation',
        params: { characters: Array.from(text).length, ms: Math.round(ms) },
      };
    },
  };
}

/** The answer comes in pieces, the first before the last. */
export function streamingCheck(question: string): AcceptanceCheckDefinition {
  return {
    id: 'streaming',
    async run(app, signal): Promise<CheckFinding> {
      const { pieces, firstWordMs, ms } = await askOnce(app, question, true, signal);
      const params = { pieces, firstWordMs: Math.round(firstWordMs), ms: Math.round(ms) };
      return { passed: pieces > 1, key: pieces > 1 ? 'streaming' : 'streamingInOnePiece', params };
    },
  };
}
