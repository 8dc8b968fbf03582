import { mkdirSync } from 'node:fs';
import { keychainScope } from '../../src/adapters/data-folder';
import { KeychainSecretStore } from '../../src/adapters/keychain-secret-store';
import { ChatStore } from '../../src/core/chat/store/chat-store';
import { databaseKey } from '../../src/core/storage/database-key';
import { openStorage } from '../../src/core/storage/open-storage';

const DAY_MS = 86_400_000;

/**
 * The answer to a question by number: some 1,500 characters with a heading, a list, a table and
 * code.
 */
function answerOf(number: number): string {
  const paragraph =
    '手冲时先闷蒸三十秒，再分三次注水，水温九十三度左右，粉水比一比十六。Pour slowly and evenly, keep the bed flat. ';
  return [
    `## 第 ${number} 个回答`,
    paragraph.repeat(4),
    '1. **研磨**：中细\n2. **水温**：93 °C\n3. **时间**：两分半',
    paragraph.repeat(3),
    '| 产区 | 风味 |\n|---|---|\n| 耶加雪菲 | 花香 |\n| 曼特宁 | 木质 |',
    '```js\nconst ratio = 1 / 16;\nconsole.log(ratio * 20);\n```',
    paragraph.repeat(4),
  ].join('\n\n');
}

/** Ids of the conversation's turns, oldest first: `turn-<name>-0` and so on. */
export function turnIdOf(name: string, number: number): string {
  return `turn-${name}-${number}`;
}

/**
 * Writes conversations of one line of answered turns each into a data folder whose app does not
 * run; their ids are the names.
 */
export async function fillDataFolder(
  dataFolder: string,
  profileId: string,
  conversations: Readonly<Record<string, number>>,
): Promise<void> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const key = await databaseKey(
    new KeychainSecretStore(keychainScope(dataFolder, process.platform, process.env)),
  );
  if (key === null) throw new Error('no keychain: run this in the desktop session of the tests');
  const { database } = openStorage(dataFolder, key, () => new Date());
  const store = new ChatStore(database);
  for (const [name, count] of Object.entries(conversations)) {
    const begun = Date.now() - DAY_MS;
    const createdAt = new Date(begun).toISOString();
    store.insertConversation(
      { id: name, title: name, userId: 'coffee-salon', createdAt, updatedAt: createdAt },
      profileId,
    );
    database.transaction(() => {
      for (let number = 0; number < count; number += 1) {
        database.run(
          `INSERT INTO turns (id, conversation_id, parent_id, question, answer, status, owner_pid,
              created_at, first_token_ms, total_ms, seq)
             VALUES (?, ?, ?, ?, ?, 'completed', 1, ?, 300, 2000, 10)`,
          [
            turnIdOf(name, number),
            name,
            number === 0 ? null : turnIdOf(name, number - 1),
            `问题 ${number}：怎么冲？`,
            answerOf(number),
            begun + number,
          ],
        );
      }
      store.setActiveTurn(name, turnIdOf(name, count - 1));
    });
  }
  database.close();
}
