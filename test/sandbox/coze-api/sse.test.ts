import { expect, test } from 'vitest';
import { frameEvent, openEventStream } from '../../../src/sandbox/coze-api/sse';

test('chat events have no space after the colons and no id', () => {
  expect(frameEvent('chat', 'done', '[DONE]', 7)).toBe('event:done\ndata:"[DONE]"\n\n');
});

test('workflow chat events have a space and no id', () => {
  expect(frameEvent('workflow-chat', 'done', {}, 7)).toBe('event: done\ndata: {}\n\n');
});

test('workflow events have an id, an event and data, each once', () => {
  expect(frameEvent('workflow', 'Done', {}, 7)).toBe('id: 7\nevent: Done\ndata: {}\n\n');
});

test('data stays on one line whatever is in it', () => {
  expect(frameEvent('chat', 'x', { text: 'a\nb\r\n\nc' }, 0).split('\n')).toHaveLength(4);
});

test('ids count from 0 and each event is a chunk of its own', async () => {
  const { response, sink } = openEventStream('workflow', () => {});
  sink.emit('Message', 1);
  sink.emit('Message', 2);
  sink.end();
  const chunks: string[] = [];
  for await (const chunk of response.body ?? []) chunks.push(new TextDecoder().decode(chunk));
  expect(chunks).toEqual([
    'id: 0\nevent: Message\ndata: 1\n\n',
    'id: 1\nevent: Message\ndata: 2\n\n',
  ]);
});

test('a client that leaves is noticed once, and writing after it is harmless', async () => {
  let drops = 0;
  const { response, sink } = openEventStream('chat', () => {
    drops += 1;
  });
  await response.body?.cancel();
  sink.emit('done', 1);
  sink.end();
  expect(drops).toBe(1);
});
