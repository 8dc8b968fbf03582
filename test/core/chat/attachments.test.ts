import { beforeEach, describe, expect, test } from 'vitest';
import { Attachments } from '../../../src/core/chat/attachments';
import { AttachmentStore } from '../../../src/core/chat/store/attachment-store';
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX } from '../../../src/shared/model/attachment';
import { appErrorIn } from '../../fakes/app-error-of';
import { askChat, ChatTable, endOf } from '../../fakes/chat-table';
import { answer, completed, started } from '../../fakes/scripted-chat-backend';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const PDF = new TextEncoder().encode('%PDF-1.7 menu');
const DAY = 24 * 60 * 60 * 1000;

let table: ChatTable;
let attachments: Attachments;
beforeEach(() => {
  table = new ChatTable();
  attachments = new Attachments(new AttachmentStore(table.database), table.clock);
});

const reply = [started, answer('好'), completed];
const filesLeft = (): number => table.database.all('SELECT id FROM attachment_files').length;

async function askWithFile(
  chat: ReturnType<ChatTable['serve']>['chat'],
): Promise<{ conversationId: string; fileId: string }> {
  const { id: fileId } = attachments.add('a.png', PNG);
  const ended = endOf(chat);
  chat.send(chat.createConversation().id, '看看', { attachmentIds: [fileId] });
  return { conversationId: (await ended).conversationId, fileId };
}

describe('a file that is added', () => {
  test('is taken with its name, kind and size, and read back byte for byte', () => {
    const picture = attachments.add('拉花.PNG', PNG);
    expect(picture).toMatchObject({
      name: '拉花.PNG',
      kind: 'image',
      imageType: 'image/png',
      bytes: PNG.length,
    });
    expect(attachments.read(picture.id)).toEqual({ imageType: 'image/png', content: PNG });
    expect(attachments.add('菜单.pdf', PDF)).toMatchObject({ kind: 'file', imageType: '' });
    expect(attachments.add('杯测.m4a', PDF)).toMatchObject({ kind: 'audio' });
  });

  test.each([
    ['empty', '空.txt', new Uint8Array(), 'ATTACHMENT_EMPTY'],
    ['of a kind Coze does not take', 'setup.exe', PDF, 'ATTACHMENT_TYPE'],
    ['without an ending', 'README', PDF, 'ATTACHMENT_TYPE'],
    ['called a picture but none', 'photo.png', PDF, 'ATTACHMENT_TYPE'],
    ['too large', 'video.mp4', new Uint8Array(ATTACHMENT_BYTES_MAX + 1), 'ATTACHMENT_TOO_LARGE'],
  ])('is refused when it is %s', (_why, name, content, code) => {
    expect(appErrorIn(() => attachments.add(name, content)).code).toBe(code);
    expect(filesLeft()).toBe(0);
  });

  test('a picture under the ending of another one is shown as what it is', () => {
    expect(attachments.add('photo.jpg', PNG).imageType).toBe('image/png');
  });

  test('a path is never kept, a long name keeps its ending', () => {
    expect(attachments.add(String.raw`C:\Users\me\..\豆单.pdf`, PDF).name).toBe('豆单.pdf');
    const { name } = attachments.add(`${'长'.repeat(250)}.pdf`, PDF);
    expect(name.length).toBeLessThanOrEqual(120);
    expect(name).toMatch(/\.pdf$/);
  });
});

describe('in a conversation', () => {
  test('the files are handed over before the question, in order, and the turn remembers them', async () => {
    const { chat, backend } = table.serve(reply);
    const ids = [attachments.add('a.png', PNG).id, attachments.add('b.pdf', PDF).id];
    const ended = endOf(chat);
    chat.send(chat.createConversation().id, '看看', { attachmentIds: ids });
    const turn = await ended;
    expect(backend.uploads).toEqual([
      { name: 'a.png', kind: 'image', content: PNG },
      { name: 'b.pdf', kind: 'file', content: PDF },
    ]);
    expect(backend.questions[0]).toMatchObject({
      text: '看看',
      files: [
        { kind: 'image', fileId: 'file-1' },
        { kind: 'file', fileId: 'file-2' },
      ],
    });
    expect(chat.open(turn.conversationId).turns[0]?.attachments.map(({ name }) => name)).toEqual([
      'a.png',
      'b.pdf',
    ]);
    expect(turn.trace.map(({ name }) => name)).toContain('upload');
  });

  test('a question may be a file alone, and gives the conversation its name; it may not be nothing', async () => {
    const { chat } = table.serve(reply);
    const { id } = chat.createConversation();
    expect(appErrorIn(() => chat.send(id, '')).code).toBe('QUESTION_EMPTY');
    const ended = endOf(chat);
    chat.send(id, '', { attachmentIds: [attachments.add('拉花.png', PNG).id] });
    await ended;
    expect(chat.conversations.value[0]?.title).toBe('拉花.png');
  });

  test('asking again and editing hand the same files over again', async () => {
    const { chat, backend } = table.serve(reply);
    const first = endOf(chat);
    chat.send(chat.createConversation().id, '看看', {
      attachmentIds: [attachments.add('a.png', PNG).id],
    });
    const { id } = await first;
    for (const again of [() => chat.regenerate(id), () => chat.editAndResend(id, '再看看')]) {
      const ended = endOf(chat);
      again();
      expect((await ended).attachments).toHaveLength(1);
    }
    expect(backend.uploads).toHaveLength(3);
    expect(filesLeft()).toBe(1);
  });

  test('more files than a question takes, or a file that is gone, are refused and nothing is asked', () => {
    const { chat, backend } = table.serve(reply);
    const { id } = chat.createConversation();
    const many = Array.from(
      { length: ATTACHMENTS_MAX + 1 },
      (_none, index) => attachments.add(`${index}.png`, PNG).id,
    );
    expect(appErrorIn(() => chat.send(id, 'x', { attachmentIds: many })).code).toBe(
      'ATTACHMENTS_TOO_MANY',
    );
    expect(appErrorIn(() => chat.send(id, 'x', { attachmentIds: ['gone'] })).code).toBe(
      'ATTACHMENT_MISSING',
    );
    expect(backend.questions).toEqual([]);
    expect(chat.open(id).turns).toEqual([]);
  });

  test('deleting the conversation deletes its files, and only them', async () => {
    const { chat } = table.serve(reply);
    const kept = await askWithFile(chat);
    const deleted = await askWithFile(chat);
    chat.deleteConversation(deleted.conversationId);
    expect(filesLeft()).toBe(1);
    expect(attachments.read(kept.fileId).content).toEqual(PNG);
    expect(appErrorIn(() => attachments.read(deleted.fileId)).code).toBe('ATTACHMENT_MISSING');
  });
});

test('a file that was not sent can be taken back, one that was sent stays', async () => {
  const { chat } = table.serve(reply);
  const unsent = attachments.add('a.png', PNG);
  const sent = attachments.add('b.png', PNG);
  const ended = endOf(chat);
  chat.send(chat.createConversation().id, '看看', { attachmentIds: [sent.id] });
  await ended;
  for (const { id } of [unsent, sent]) attachments.discard(id);
  expect(attachments.read(sent.id).content).toEqual(PNG);
  expect(appErrorIn(() => attachments.read(unsent.id)).code).toBe('ATTACHMENT_MISSING');
});

test('files picked and never sent are forgotten after a day, at the next start', () => {
  attachments.add('old.png', PNG);
  table.clock.advance(DAY - 1);
  attachments.add('new.png', PNG);
  table.clock.advance(2);
  const again = new Attachments(new AttachmentStore(table.database), table.clock);
  expect(filesLeft()).toBe(1);
  expect(again.add('x.png', PNG).bytes).toBe(PNG.length);
});

test('a question that was only a file stands for its name in a conversation that is begun anew', async () => {
  const { chat, backend } = table.serve(reply);
  const first = endOf(chat);
  chat.send(chat.createConversation().id, '', {
    attachmentIds: [attachments.add('拉花.png', PNG).id],
  });
  const { id, conversationId } = await first;
  table.database.run('UPDATE turns SET remote_conversation_id = NULL WHERE id = ?', [id]);
  await askChat(chat, '还有呢', conversationId);
  expect(backend.questions.at(-1)?.history).toEqual([{ question: '[拉花.png]', answer: '好' }]);
});
