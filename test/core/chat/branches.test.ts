import { beforeEach, describe, expect, test } from 'vitest';
import type { ChatService } from '../../../src/core/chat/chat-service';
import { AppError } from '../../../src/core/lib/errors';
import type { ChatEvent } from '../../../src/core/ports/chat-backend';
import type { StoredTurn } from '../../../src/core/ports/stored-turn';
import { appErrorIn } from '../../fakes/app-error-of';
import { askChat, ChatTable, endOf } from '../../fakes/chat-table';
import { answer, completed, type Script } from '../../fakes/scripted-chat-backend';

let table: ChatTable;
beforeEach(() => {
  table = new ChatTable();
});

/** An answer given in this conversation of the service. */
const answered = (text: string, remote: string): Script => {
  const start: ChatEvent = {
    type: 'started',
    reference: { conversationId: remote, chatId: `chat-${text}` },
  };
  return [start, answer(text), completed];
};

async function endAfter(chat: ChatService, work: () => StoredTurn): Promise<StoredTurn> {
  const ended = endOf(chat);
  work();
  return ended;
}

describe('asking the same once more', () => {
  test(
    'gives another version of the turn, in a new conversation of the service that knows what ' +
      'was said before',
    async () => {
      const { chat, backend } = table.serve(
        answered('A', 'r1'),
        answered('B', 'r1'),
        answered('B2', 'r2'),
        answered('C', 'r2'),
      );
      const first = await askChat(chat, 'a');
      const { conversationId } = first;
      const second = await askChat(chat, 'b', conversationId);
      const again = await endAfter(chat, () => chat.regenerate(second.id));
      expect(again).toMatchObject({
        question: 'b',
        answer: 'B2',
        parentTurnId: first.id,
        remoteConversationId: 'r2',
      });
      const next = await askChat(chat, 'c', conversationId);
      expect(next.parentTurnId).toBe(again.id);
      expect(backend.questions).toEqual([
        { text: 'a', userId: 'coffee-salon', conversationId: null },
        { text: 'b', userId: 'coffee-salon', conversationId: 'r1' },
        {
          text: 'b',
          userId: 'coffee-salon',
          conversationId: null,
          history: [{ question: 'a', answer: 'A' }],
        },
        { text: 'c', userId: 'coffee-salon', conversationId: 'r2' },
      ]);
      const { turns, activeTurnId } = chat.open(conversationId);
      expect(turns.map(({ id, parentTurnId }) => [id, parentTurnId])).toEqual([
        [first.id, null],
        [second.id, first.id],
        [again.id, first.id],
        [next.id, again.id],
      ]);
      expect(activeTurnId).toBe(next.id);
    },
  );

  test('after a failure that never reached the service goes on in the same conversation of it', async () => {
    const { chat, backend } = table.serve(
      answered('A', 'r1'),
      [new AppError('CONNECTION_REFUSED')],
      answered('B', 'r1'),
    );
    const { conversationId } = await askChat(chat, 'a');
    const failed = await askChat(chat, 'b', conversationId);
    await endAfter(chat, () => chat.regenerate(failed.id));
    expect(backend.questions.map((question) => question.conversationId)).toEqual([
      null,
      'r1',
      'r1',
    ]);
  });

  test('of the first question begins anew, without a history', async () => {
    const { chat, backend } = table.serve(answered('A', 'r1'), answered('A2', 'r2'));
    const first = await askChat(chat, 'a');
    expect(await endAfter(chat, () => chat.regenerate(first.id))).toMatchObject({
      parentTurnId: null,
      answer: 'A2',
    });
    expect(backend.questions[1]).toEqual({
      text: 'a',
      userId: 'coffee-salon',
      conversationId: null,
    });
  });
});

describe('asking something else in its place', () => {
  test('is another version of the turn with its own words', async () => {
    const { chat } = table.serve(answered('A', 'r1'), answered('B', 'r1'), answered('C', 'r2'));
    const first = await askChat(chat, 'a');
    const second = await askChat(chat, 'b', first.conversationId);
    const edited = await endAfter(chat, () => chat.editAndResend(second.id, 'other'));
    expect(edited).toMatchObject({ question: 'other', answer: 'C', parentTurnId: first.id });
    expect(chat.open(first.conversationId).turns.find(({ id }) => id === second.id)).toMatchObject({
      question: 'b',
      answer: 'B',
    });
    expect(chat.conversations.value[0]?.title).toBe('a');
  });

  test('what does not exist is refused', () => {
    const { chat } = table.serve([completed]);
    expect(appErrorIn(() => chat.editAndResend('nowhere', 'x')).code).toBe('TURN_MISSING');
    expect(appErrorIn(() => chat.regenerate('nowhere')).code).toBe('TURN_MISSING');
  });
});

describe('choosing a branch', () => {
  test('shows it to its newest end, also after the next start, and the next question follows it', async () => {
    const { chat, backend } = table.serve(
      answered('A', 'r1'),
      answered('B', 'r1'),
      answered('C', 'r1'),
      answered('B2', 'r2'),
      answered('D', 'r1'),
    );
    const first = await askChat(chat, 'a');
    const { conversationId } = first;
    const second = await askChat(chat, 'b', conversationId);
    const third = await askChat(chat, 'c', conversationId);
    const other = await endAfter(chat, () => chat.regenerate(second.id));
    expect(chat.open(conversationId).activeTurnId).toBe(other.id);
    expect(chat.selectBranch(conversationId, second.id)).toBe(third.id);
    const { chat: restarted } = table.serve([completed]);
    expect(restarted.open(conversationId).activeTurnId).toBe(third.id);
    expect((await askChat(chat, 'd', conversationId)).parentTurnId).toBe(third.id);
    expect(backend.questions.at(-1)).toMatchObject({ text: 'd', conversationId: 'r1' });
  });

  test('a question can name the turn it follows', async () => {
    const { chat, backend } = table.serve(
      answered('A', 'r1'),
      answered('B', 'r1'),
      answered('C', 'r2'),
    );
    const first = await askChat(chat, 'a');
    await askChat(chat, 'b', first.conversationId);
    const branch = await endAfter(chat, () =>
      chat.send(first.conversationId, 'c', { parentTurnId: first.id }),
    );
    expect(branch.parentTurnId).toBe(first.id);
    expect(backend.questions.at(-1)).toMatchObject({
      conversationId: null,
      history: [{ question: 'a', answer: 'A' }],
    });
    expect(chat.open(first.conversationId).activeTurnId).toBe(branch.id);
  });

  test('turns of another conversation are refused', async () => {
    const { chat } = table.serve(answered('A', 'r1'));
    const { id } = await askChat(chat, 'a');
    const elsewhere = chat.createConversation().id;
    expect(appErrorIn(() => chat.send(elsewhere, 'x', { parentTurnId: id })).code).toBe(
      'TURN_MISSING',
    );
    expect(appErrorIn(() => chat.selectBranch(elsewhere, id)).code).toBe('TURN_MISSING');
    expect(appErrorIn(() => chat.selectBranch('nowhere', id)).code).toBe('CONVERSATION_MISSING');
    expect(chat.open(elsewhere)).toMatchObject({ turns: [], activeTurnId: null });
  });
});

test(
  'a conversation the service has forgotten is begun anew with what was said; questions ' +
    'without an answer are left out',
  async () => {
    const { chat, backend } = table.serve(
      answered('A', 'r1'),
      [new AppError('MODEL_FAILED')],
      [new AppError('REMOTE_CONVERSATION_NOT_FOUND')],
      answered('C', 'r2'),
    );
    const { conversationId } = await askChat(chat, 'a');
    await askChat(chat, 'b', conversationId);
    expect(await askChat(chat, 'c', conversationId)).toMatchObject({
      status: 'completed',
      remoteConversationId: 'r2',
    });
    expect(backend.questions.at(-1)).toEqual({
      text: 'c',
      userId: 'coffee-salon',
      conversationId: null,
      history: [{ question: 'a', answer: 'A' }],
    });
  },
);
