import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knowledgeTopics } from '../../../src/sandbox/knowledge/knowledge-entry';
import { loadKnowledge } from '../../../src/sandbox/knowledge/load-knowledge';

const folder = join(import.meta.dirname, '../../../resources/knowledge');
const entries = loadKnowledge(folder);
const duplicatesIn = (values: string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('the built-in knowledge', () => {
  it('has a file for every topic and no other', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(new Set(files)).toEqual(new Set(knowledgeTopics.map((topic) => `${topic}.json`)));
  });

  it('holds at least 155 entries, and at least 6 in every topic', () => {
    expect(entries.length).toBeGreaterThanOrEqual(155);
    for (const topic of knowledgeTopics) {
      expect(entries.filter((entry) => entry.topic === topic).length, topic).toBeGreaterThanOrEqual(
        6,
      );
    }
  });

  it('says everything once: no id, title or text occurs twice', () => {
    expect(duplicatesIn(entries.map((entry) => entry.id))).toEqual([]);
    for (const language of ['zh', 'en'] as const) {
      expect(duplicatesIn(entries.map((entry) => entry.title[language]))).toEqual([]);
      expect(duplicatesIn(entries.map((entry) => entry.body[language]))).toEqual([]);
      expect(duplicatesIn(entries.flatMap((entry) => entry.names?.[language] ?? []))).toEqual([]);
    }
  });

  it('has one introduction at most for a subject', () => {
    for (const language of ['zh', 'en'] as const) {
      expect(duplicatesIn(entries.flatMap((entry) => entry.introduces?.[language] ?? []))).toEqual(
        [],
      );
    }
  });

  it('keeps to lengths that fit a chat bubble', () => {
    for (const { id, body } of entries) {
      expect(body.zh.length, id).toBeGreaterThanOrEqual(80);
      expect(body.zh.length, id).toBeLessThanOrEqual(200);
      expect(body.en.split(/\s+/u).length, id).toBeGreaterThanOrEqual(50);
      expect(body.en.split(/\s+/u).length, id).toBeLessThanOrEqual(120);
    }
  });

  it('is Chinese in Chinese, with full-width punctuation, and English in English', () => {
    for (const { id, title, body, followUps } of entries) {
      const chinese = [title.zh, body.zh, ...followUps.zh].join('\n');
      const english = [title.en, body.en, ...followUps.en].join('\n');
      expect(
        chinese.match(/\p{Script=Han}[,;:?!()"]|[,;:?!()"]\p{Script=Han}|\p{Script=Han}\./gu),
        id,
      ).toBeNull();
      expect(english.match(/\p{Script=Han}|[，。；：？！（）“”]/gu), id).toBeNull();
      expect(body.zh, id).toMatch(/。$/u);
      expect(body.en, id).toMatch(/\.$/u);
    }
  });

  it('names a source and next questions for every entry, and never an address', () => {
    for (const entry of entries) {
      expect(entry.sources.length, entry.id).toBeGreaterThan(0);
      expect(JSON.stringify(entry), entry.id).not.toMatch(/https?:|www\./u);
      for (const question of entry.followUps.zh) expect(question, entry.id).toMatch(/？$/u);
      for (const question of entry.followUps.en) expect(question, entry.id).toMatch(/\?$/u);
    }
  });

  it('promises no cure in the entries on health', () => {
    const promises = /治愈|根治|包治|疗效显著|防癌|抗癌|cures?\b|guarantee|miracle/iu;
    for (const entry of entries.filter(({ topic }) => topic === 'health')) {
      expect(`${entry.body.zh} ${entry.body.en}`, entry.id).not.toMatch(promises);
    }
  });
});

describe('loadKnowledge', () => {
  let draft: string;
  beforeEach(() => {
    draft = mkdtempSync(join(tmpdir(), 'knowledge-'));
  });
  afterEach(() => {
    rmSync(draft, { recursive: true });
  });
  const write = (file: string, content: unknown) => {
    writeFileSync(
      join(draft, file),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  };
  const sample = entries.find((entry) => entry.topic === 'origins');

  it('reads what is right, and leaves other files alone', () => {
    write('origins.json', [sample]);
    write('README.md', '# notes');
    expect(loadKnowledge(draft)).toEqual([sample]);
  });

  it('names the file when it is not JSON or not a list', () => {
    write('origins.json', '[{');
    expect(() => loadKnowledge(draft)).toThrow(/origins\.json: not valid JSON/u);
    write('origins.json', {});
    expect(() => loadKnowledge(draft)).toThrow(/origins\.json: must hold a list/u);
  });

  it('names the file, the id and the field of a bad entry', () => {
    write('origins.json', [{ ...sample, body: { zh: '太短。', en: sample?.body.en } }]);
    expect(() => loadKnowledge(draft)).toThrow(
      /origins\.json: "ethiopia": body\.zh must have 80 to 200 characters, has 3/u,
    );
    write('origins.json', [{ ...sample, surprise: 1 }]);
    expect(() => loadKnowledge(draft)).toThrow(/origins\.json: "ethiopia": .*surprise/u);
  });

  it('says which entry it is when there is no id', () => {
    write('origins.json', [sample, 7]);
    expect(() => loadKnowledge(draft)).toThrow(/origins\.json: "entry 2"/u);
  });

  it('refuses an entry in the file of another topic, and an id used twice', () => {
    write('milk.json', [sample]);
    expect(() => loadKnowledge(draft)).toThrow(/milk\.json: "ethiopia" has the topic origins/u);
    write('milk.json', []);
    write('origins.json', [sample, sample]);
    expect(() => loadKnowledge(draft)).toThrow(/"ethiopia" is already in origins\.json/u);
  });
});
