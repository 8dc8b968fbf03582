import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { knowledgeEntrySchema, knowledgeTopics, type KnowledgeEntry } from './knowledge-entry';

/**
 * Reads and checks every `<topic>.json` of a folder (in the product: `resources/knowledge`).
 *
 * Synchronous and about 200 KB in all: call once, when the sandbox starts. Throws an Error that
 * names the file and the id when anything is wrong: no JSON, a field missing, an id used twice, an
 * entry in another topic's file.
 */
export function loadKnowledge(folder: string): KnowledgeEntry[] {
  const seen = new Map<string, string>();
  const entries: KnowledgeEntry[] = [];
  for (const file of filesIn(folder)) {
    for (const entry of readFile(folder, file)) {
      const first = seen.get(entry.id);
      if (first !== undefined) throw new Error(`${file}: "${entry.id}" is already in ${first}`);
      seen.set(entry.id, file);
      entries.push(entry);
    }
  }
  return entries;
}

/**
 * In the order of the topics, which is the same on every file system; files without a topic are
 * read last, and refused.
 */
function filesIn(folder: string): string[] {
  const present = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const known = knowledgeTopics.map((topic) => `${topic}.json`);
  return [
    ...known.filter((name) => present.includes(name)),
    ...present.filter((name) => !known.includes(name)),
  ];
}

function readFile(folder: string, file: string): KnowledgeEntry[] {
  const list = parseList(readFileSync(join(folder, file), 'utf8'), file);
  return list.map((raw, index) => parseEntry(raw, index, file));
}

function parseList(content: string, file: string): unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch (error) {
    throw new Error(`${file}: not valid JSON`, { cause: error });
  }
  if (!Array.isArray(parsed)) throw new Error(`${file}: must hold a list of entries`);
  return parsed as unknown[];
}

function parseEntry(raw: unknown, index: number, file: string): KnowledgeEntry {
  const result = knowledgeEntrySchema.safeParse(raw);
  if (!result.success) {
    const details = result.error.issues
      .map((issue) => `${issue.path.join('.')} ${issue.message}`)
      .join('; ');
    throw new Error(`${file}: "${nameOf(raw) ?? `entry ${index + 1}`}": ${details}`, {
      cause: result.error,
    });
  }
  if (result.data.topic !== basename(file, '.json')) {
    throw new Error(`${file}: "${result.data.id}" has the topic ${result.data.topic}`);
  }
  return result.data;
}

function nameOf(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || !('id' in raw)) return undefined;
  return typeof raw.id === 'string' ? raw.id : undefined;
}
