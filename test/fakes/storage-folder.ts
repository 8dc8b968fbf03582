import { join } from 'node:path';
import { beforeEach } from 'vitest';
import { ChatStore } from '../../src/core/chat/store/chat-store';
import { openStorage, type OpenedStorage } from '../../src/core/storage/open-storage';
import { tempFolder } from './temp-folder';

// A data folder with a database in it, empty before each test.

export const KEY = 'a1'.repeat(32);

export const NOW = new Date('2026-01-02T03:04:05.678Z');

export const STAMP = '2026-01-02T03-04-05-678Z';

export let folder: string;

export let file: string;

beforeEach(() => {
  folder = tempFolder();
  file = join(folder, 'salon.db');
});

export function open(key: string | null = KEY, steps?: readonly string[]): OpenedStorage {
  return openStorage(folder, key, () => NOW, steps ? { steps } : {});
}

export function addConversation({ database }: OpenedStorage, title: string): void {
  const at = NOW.toISOString();
  new ChatStore(database).insertConversation(
    { id: title, title, userId: 'guest', createdAt: at, updatedAt: at },
    'p1',
  );
}

export function titlesIn({ database }: OpenedStorage): string[] {
  return new ChatStore(database).conversations('p1').map(({ title }) => title);
}

export function fill(...titles: string[]): void {
  const storage = open();
  for (const title of titles) addConversation(storage, title);
  storage.database.close();
}

/** Another folder inside it, not made, takes its place; answers its path. */
export function useFolder(name: string): string {
  folder = join(folder, name);
  return folder;
}
