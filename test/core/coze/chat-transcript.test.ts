import { describe, expect, test } from 'vitest';
import { messageObjectSchema, type MessageObject } from '../../../src/core/coze/chat-messages';
import { ChatTranscript } from '../../../src/core/coze/chat-transcript';
import type { ChatEvent } from '../../../src/core/ports/chat-backend';
import { appErrorIn } from '../../fakes/app-error-of';

const message = (content: string, more: Partial<MessageObject> = {}): MessageObject =>
  messageObjectSchema.parse({ id: 'm1', type: 'answer', content, ...more });
const words = (events: Iterable<ChatEvent>): string[] =>
  [...events].map((event) => ('text' in event ? `${event.type}:${event.text}` : event.type));

/** A transcript to which so much was told. */
function told(...messages: MessageObject[]): ChatTranscript {
  const transcript = new ChatTranscript();
  for (const each of messages) words(transcript.delta(each, 0));
  return transcript;
}

describe('what a message list adds', () => {
  test('is the rest of a message, and those after it', () => {
    const list = [
      message('abcd'),
      message('{}', { type: 'function_call' }),
      message('ef', { id: 'm2' }),
      message('more?', { id: 'm3', type: 'follow_up' }),
    ];
    expect(words(told(message('ab')).missing(list, 0))).toEqual([
      'answer:cd',
      'answer:ef',
      'follow-up:more?',
    ]);
  });

  test('is everything when nothing was told, and nothing when all was', () => {
    expect(words(told().missing([message('abcd')], 0))).toEqual(['answer:abcd']);
    const transcript = told(message('ab'), message('cd'));
    words(transcript.completed(message('q', { id: 'f', type: 'follow_up' }), 0));
    expect(
      words(transcript.missing([message('abcd'), message('q', { id: 'g', type: 'follow_up' })], 0)),
    ).toEqual([]);
    expect(words(transcript.missing([message('abcd')], 0))).toEqual([]);
  });

  test('is thought before it is said', () => {
    const transcript = told(message('', { reasoning_content: 'hm' }));
    expect(words(transcript.missing([message('ok', { reasoning_content: 'hmm, so' })], 0))).toEqual(
      ['reasoning:m, so', 'answer:ok'],
    );
  });

  test('leaves thoughts that are told differently alone', () => {
    expect(
      words(
        told(message('', { reasoning_content: 'x' })).missing(
          [message('ok', { reasoning_content: 'y' })],
          0,
        ),
      ),
    ).toEqual(['answer:ok']);
  });

  test('goes on where the text stopped when messages have other names there', () => {
    const transcript = told(message('ab', { id: 'a' }), message('c', { id: 'b' }));
    expect(
      words(transcript.missing([message('ab', { id: 'x' }), message('cde', { id: 'y' })], 0)),
    ).toEqual(['answer:de']);
  });

  test('that contradicts what was told is no answer: STREAM_BROKEN', () => {
    const transcript = told(message('abc'));
    expect(appErrorIn(() => words(transcript.missing([message('abX')], 0))).code).toBe(
      'STREAM_BROKEN',
    );
    expect(appErrorIn(() => words(transcript.missing([], 0))).code).toBe('STREAM_BROKEN');
  });

  test('may split a character in two halves and still be whole', () => {
    const [high, low] = ['☕️👨'.slice(0, 3), '☕️👨'.slice(3)];
    expect(words(told(message(high)).missing([message('☕️👨')], 0))).toEqual([`answer:${low}`]);
  });
});
