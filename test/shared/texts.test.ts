import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/core/lib/errors';
import { Translator } from '../../src/core/lib/translator';
import { ERROR_CODES } from '../../src/shared/model/error-view';
import { texts } from '../../src/shared/i18n/texts';

const FOLDER = join(import.meta.dirname, '../../src/shared/i18n');
const namespaces = readdirSync(join(FOLDER, 'zh-CN')).map((file) => file.replace(/\.ts$/, ''));

/** Every sentence of a table by its path. */
function sentencesOf(table: unknown, path = ''): Array<[path: string, sentence: string]> {
  if (typeof table === 'string') return [[path, table]];
  if (typeof table !== 'object' || table === null)
    throw new Error(`${path} is neither text nor table`);
  return Object.entries(table).flatMap(([key, value]) =>
    sentencesOf(value, path === '' ? key : `${path}.${key}`),
  );
}

function paramsIn(sentence: string): string[] {
  return [
    ...new Set(Array.from(sentence.matchAll(/{{\s*(\w+)\s*}}/g), ([, name]) => name ?? '')),
  ].toSorted();
}

async function load(language: 'zh-CN' | 'en', namespace: string): Promise<Array<[string, string]>> {
  const loaded: unknown = await import(`../../src/shared/i18n/${language}/${namespace}.ts`);
  return sentencesOf(loaded);
}

/** Plurals differ by language: `key_one`, `key_other`. */
const single = (path: string): string => path.replace(/_(zero|one|two|few|many|other)$/, '');

function keysOf(table: Array<[string, string]>): string[] {
  return [...new Set(table.map(([path]) => single(path)))].toSorted();
}

function paramsOf(table: Array<[string, string]>): Record<string, string[]> {
  return Object.fromEntries(table.map(([path, sentence]) => [single(path), paramsIn(sentence)]));
}

test('both languages have the same tables', () => {
  expect(readdirSync(join(FOLDER, 'en')).toSorted()).toEqual(
    readdirSync(join(FOLDER, 'zh-CN')).toSorted(),
  );
  expect(namespaces.length).toBeGreaterThan(4);
});

describe.each(namespaces)('%s', (namespace) => {
  test('has the same keys in both languages', async () => {
    const [zh, en] = await Promise.all([load('zh-CN', namespace), load('en', namespace)]);
    expect(keysOf(en)).toEqual(keysOf(zh));
  });

  test('uses the same values in both languages', async () => {
    const [zh, en] = await Promise.all([load('zh-CN', namespace), load('en', namespace)]);
    expect(paramsOf(en)).toEqual(paramsOf(zh));
  });

  test('is Chinese here and English there', async () => {
    const [zh, en] = await Promise.all([load('zh-CN', namespace), load('en', namespace)]);
    // Language names are shown in their own language.
    const foreign = en.filter(
      ([, sentence]) =>
        /[\u4e00-\u9fff]{3,}/.test(sentence.replaceAll(/[“"「『][^”"」』]*[”"」』]/g, '')) &&
        !/[“"「『]|语言|中文/.test(sentence),
    );
    expect(foreign).toEqual([]);
    expect(zh.some(([, sentence]) => /[\u4e00-\u9fff]/.test(sentence))).toBe(true);
  });
});

describe('errors', () => {
  test.each(['zh-CN', 'en'] as const)(
    'every code has a sentence and a remedy in %s',
    (language) => {
      expect(Object.keys(texts[language].errors).toSorted()).toEqual([...ERROR_CODES].toSorted());
      for (const { message, remedy } of Object.values(texts[language].errors)) {
        expect(message).toMatch(/\S{2}/);
        expect(remedy).toMatch(/\S{2}/);
      }
    },
  );

  test('the codes are all different', () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
  });

  test('foreign words are shown as they are: neither looked up nor filled in', () => {
    const hostile = '$t(errors:INTERNAL.message) {{host}} <b>&amp;</b>';
    const { message } = new Translator('en').describe(
      new AppError('CHAT_FAILED', { params: { detail: hostile, host: 'canary' } }),
    );
    expect(message).toContain(hostile);
  });
});
