import { AppError } from '../lib/errors';
import type { ChatEvent, ChatReference } from '../ports/chat-backend';
import type { MessageObject } from './chat-messages';

interface Received {
  content: string;
  reasoning: string;
}

/**
 * What has arrived of one chat, over all its rounds and from every source of its text: deltas,
 * completed messages, the message list afterwards. Each source adds only what none before it
 * brought, so that nothing is shown twice.
 */
export class ChatTranscript {
  private readonly answers = new Map<string, Received>();
  private readonly followUps = new Set<string>();

  constructor(public reference: ChatReference | null = null) {}

  /** A fragment of a message. */
  *delta(message: MessageObject, receivedAt: number): Iterable<ChatEvent> {
    if (message.type !== 'answer') return;
    const known = this.receivedOf(message.id);
    yield* this.add(known, message.reasoning_content ?? '', message.content ?? '', receivedAt);
  }

  /** A message the stream declares complete. Only what goes beyond its deltas is new. */
  *completed(message: MessageObject, receivedAt: number): Iterable<ChatEvent> {
    const content = message.content ?? '';
    if (message.type === 'follow_up') yield* this.followUp(content);
    if (message.type !== 'answer') return;
    const known = this.receivedOf(message.id);
    yield* this.add(
      known,
      restOf(message.reasoning_content ?? '', known.reasoning) ?? '',
      content.slice(known.content.length),
      receivedAt,
    );
  }

  /**
   * What is still missing, given all messages of the chat. STREAM_BROKEN when they contradict what
   * has arrived.
   */
  *missing(messages: readonly MessageObject[], receivedAt: number): Iterable<ChatEvent> {
    const answers = messages.filter(({ type }) => type === 'answer');
    if (this.areContinuedBy(answers)) {
      for (const { id, content, reasoning_content: reasoning } of answers) {
        const known = this.receivedOf(id);
        yield* this.add(
          known,
          restOf(reasoning ?? '', known.reasoning) ?? '',
          restOf(content ?? '', known.content) ?? '',
          receivedAt,
        );
      }
    } else {
      yield* this.missingAsOne(answers, receivedAt);
    }
    for (const { type, content } of messages)
      if (type === 'follow_up') yield* this.followUp(content ?? '');
  }

  /** Whether the list holds every message that has begun, each continuing where it stopped. */
  private areContinuedBy(answers: readonly MessageObject[]): boolean {
    return [...this.answers].every(([id, { content }]) => {
      const whole = answers.find((message) => message.id === id)?.content;
      return content === '' || restOf(whole ?? '', content) !== null;
    });
  }

  /** The list uses other ids, so the joined text must continue where it stopped. */
  private *missingAsOne(
    answers: readonly MessageObject[],
    receivedAt: number,
  ): Iterable<ChatEvent> {
    const told = [...this.answers.values()].map(({ content }) => content).join('');
    const rest = restOf(answers.map(({ content }) => content ?? '').join(''), told);
    if (rest === null) throw new AppError('STREAM_BROKEN', { params: { detail: 'message list' } });
    yield* this.add(this.receivedOf(''), '', rest, receivedAt);
  }

  private *add(
    known: Received,
    reasoning: string,
    content: string,
    receivedAt: number,
  ): Iterable<ChatEvent> {
    known.reasoning += reasoning;
    known.content += content;
    if (reasoning) yield { type: 'reasoning', text: reasoning, receivedAt };
    if (content) yield { type: 'answer', text: content, receivedAt };
  }

  private *followUp(text: string): Iterable<ChatEvent> {
    if (!text || this.followUps.has(text)) return;
    this.followUps.add(text);
    yield { type: 'follow-up', text };
  }

  private receivedOf(id: string): Received {
    let known = this.answers.get(id);
    if (!known) this.answers.set(id, (known = { content: '', reasoning: '' }));
    return known;
  }
}

/** What follows `beginning` in the text, or null when the text does not start with it. */
function restOf(whole: string, beginning: string): string | null {
  return whole.startsWith(beginning) ? whole.slice(beginning.length) : null;
}
