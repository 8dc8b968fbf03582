import { describe, expect, test } from 'vitest';
import type { ChatService } from '../../../src/core/chat/chat-service';
import { appErrorIn } from '../../fakes/app-error-of';
import { ChatTable } from '../../fakes/chat-table';
import { answer, completed, started } from '../../fakes/scripted-chat-backend';

/** A line of so many answered turns `t0`, `t1`, …, written as the store writes them. */
function lineOf(
  count: number,
  table = new ChatTable(),
): { chat: ChatService; table: ChatTable; id: string } {
  const { chat } = table.serve([started, answer('new'), completed]);
  const { id } = chat.createConversation();
  table.database.transaction(() => {
    for (let index = 0; index < count; index += 1)
      add(table, id, `t${index}`, index === 0 ? null : `t${index - 1}`, index);
    table.database.run('UPDATE conversations SET active_turn_id = ? WHERE id = ?', [
      `t${count - 1}`,
      id,
    ]);
  });
  return { chat, table, id };
}

function add(
  { database }: ChatTable,
  conversationId: string,
  id: string,
  parentId: string | null,
  at: number,
): void {
  database.run(
    'INSERT INTO turns (id, conversation_id, parent_id, question, answer, status, owner_pid, ' +
      "created_at) VALUES (?, ?, ?, ?, 'a', 'completed', 1, ?)",
    [id, conversationId, parentId, `q ${id}`, at],
  );
}

const idsOf = ({ turns }: { turns: readonly { id: string }[] }): string[] =>
  turns.map(({ id }) => id);
const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `t${from + index}`);

describe('a long conversation', () => {
  test('opens with its end; the rest comes piece by piece, down to the first question', () => {
    const { chat, id } = lineOf(100);
    const opened = chat.openPage(id);
    expect(idsOf(opened)).toEqual(range(60, 100));
    expect(opened).toMatchObject({
      activeTurnId: 't99',
      endTurnId: 't99',
      versions: [],
      conversation: { id },
    });
    expect(idsOf(chat.steps(id, 't60', 'older'))).toEqual(range(20, 60));
    expect(idsOf(chat.steps(id, 't20', 'older'))).toEqual(range(0, 20));
    expect(idsOf(chat.steps(id, 't0', 'older'))).toEqual([]);
  });

  test('can be opened around any turn, and read on from there', () => {
    const { chat, id } = lineOf(100);
    const opened = chat.openPage(id, 't50');
    expect(idsOf(opened)).toEqual(range(35, 75));
    expect(opened).toMatchObject({ activeTurnId: 't99', endTurnId: 't74' });
    expect(idsOf(chat.steps(id, 't74', 'newer'))).toEqual(range(75, 100));
    expect(idsOf(chat.steps(id, 't99', 'newer'))).toEqual([]);
    expect(idsOf(chat.openPage(id, 't0'))).toEqual(range(0, 40));
    expect(idsOf(chat.openPage(id, 't99'))).toEqual(range(60, 100));
    expect(appErrorIn(() => chat.openPage(id, 'gone')).code).toBe('TURN_MISSING');
    expect(appErrorIn(() => chat.steps(id, 'gone', 'older')).code).toBe('TURN_MISSING');
  });

  test('a turn of another branch makes that branch the one that is shown', () => {
    const { chat, table, id } = lineOf(60);
    add(table, id, 'b0', 't9', 1000);
    add(table, id, 'b1', 'b0', 1001);
    const opened = chat.openPage(id, 'b0');
    expect(idsOf(opened)).toEqual([...range(0, 10), 'b0', 'b1']);
    expect(opened).toMatchObject({
      activeTurnId: 'b1',
      endTurnId: 'b1',
      versions: [{ parentTurnId: 't9', turnIds: ['t10', 'b0'] }],
    });
    expect(chat.openPage(id).activeTurnId).toBe('b1');
  });

  test('a circle in the data ends, and an empty conversation is empty', () => {
    const { chat, table, id } = lineOf(3);
    table.database.run("UPDATE turns SET parent_id = 't2' WHERE id = 't0'");
    expect(idsOf(chat.openPage(id)).toSorted()).toEqual(['t0', 't1', 't2']);
    expect(idsOf(chat.steps(id, 't2', 'newer'))).toEqual([]);
    const empty = chat.createConversation();
    expect(chat.openPage(empty.id)).toMatchObject({
      turns: [],
      activeTurnId: null,
      endTurnId: null,
    });
  });

  test('turns that run or wait are told wherever the reader is', () => {
    const { chat, id } = lineOf(100);
    const turn = chat.send(id, 'new question');
    const opened = chat.openPage(id, 't3');
    expect(idsOf(opened)).toContain(turn.id);
    expect(opened.endTurnId).toBe('t39');
  });

  test('its ways are found in indexes that hold all they need, so that no answer is read for them', () => {
    const { table } = lineOf(1);
    const plan = (sql: string): string =>
      JSON.stringify(table.database.all(`EXPLAIN QUERY PLAN ${sql}`));
    expect(
      plan("SELECT parent_id FROM turns INDEXED BY turns_by_id_with_parent WHERE id = 'x'"),
    ).toContain('COVERING INDEX turns_by_id_with_parent');
    expect(
      plan(
        "SELECT id, parent_id FROM turns WHERE conversation_id = 'x' AND parent_id IS 'y' ORDER BY number",
      ),
    ).toContain('COVERING INDEX turns_by_parent');
    const links = plan(
      "SELECT id, parent_id, remote_conversation_id FROM turns WHERE conversation_id = 'x' ORDER BY created_at, number",
    );
    expect(links).toContain('COVERING INDEX turns_links');
    expect(links).not.toContain('TEMP B-TREE');
  });
});
