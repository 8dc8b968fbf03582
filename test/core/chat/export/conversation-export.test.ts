import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportConversation, type OpenedConversation } from '../../../../src/core/chat/export/conversation-export';
import { fileNameFor } from '../../../../src/core/chat/export/file-name';
import { Translator } from '../../../../src/core/lib/translator';
import type { StoredTurn } from '../../../../src/core/storage/chat-store';

const english = new Translator('en');

const turn = (id: string, change: Partial<StoredTurn> = {}): StoredTurn => ({
  id, conversationId: 'c', parentTurnId: null, question: `question ${id}`, answer: `answer ${id}`, reasoning: '', status: 'completed', error: null,
  followUps: [], toolCalls: [], sources: [], knowledge: null, usage: null, seq: 0, bookmarked: false, rating: null, trace: [], createdAt: '2026-01-01T12:00:00.000Z', firstTokenMs: null,
  totalMs: null, remoteChatId: null, remoteConversationId: null, ...change,
});

const opened = (title: string, ...turns: StoredTurn[]): OpenedConversation => ({
  conversation: { id: 'c', title, pinned: false, createdAt: '', updatedAt: '' },
  turns,
  activeTurnId: turns.at(-1)?.id ?? null,
});

const written = (format: 'markdown' | 'html', ...turns: StoredTurn[]): string => exportConversation(opened('手冲', ...turns), format, english).content;

describe.each(['markdown', 'html'] as const)('as %s', (format) => {
  test('holds title, questions and answers of the branch that is shown, in order, and nothing of other versions', () => {
    const content = written(format, turn('a'), turn('b', { parentTurnId: 'a' }), turn('other', { parentTurnId: 'a' }), turn('c', { parentTurnId: 'b' }));
    const places = ['手冲', 'question a', 'answer a', 'question b', 'answer b', 'question c', 'answer c'].map((text) => content.lastIndexOf(text));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, next) => one - next));
    expect(content).not.toContain('other');
    expect(content).toContain('Jan 1, 2026');
  });

  test('turns that have not ended are left out; an answer that is not whole says so', () => {
    const failed = turn('c', { parentTurnId: 'b', status: 'failed', answer: 'half', error: { code: 'STREAM_BROKEN', params: {}, layer: 'stream', logid: null } });
    const content = written(format, turn('a', { status: 'stopped' }), turn('b', { parentTurnId: 'a', status: 'interrupted' }), failed, turn('d', { parentTurnId: 'c', answer: '' }),
      turn('e', { parentTurnId: 'd', status: 'running' }), turn('f', { parentTurnId: 'e', status: 'queued' }));
    for (const note of ['Stopped; the answer is not whole', 'The app closed during this answer', 'The connection broke in the middle', 'No text arrived']) {
      expect(content).toContain(note);
    }
    expect(content).not.toMatch(/question [ef]/);
  });

  test('a conversation without a question is a title', () => {
    expect(exportConversation(opened(''), format, english).content).toContain('Coffee Salon');
  });
});

describe('Markdown', () => {
  test('keeps answers as they were written and quotes questions', () => {
    const answer = '| a | b |\n|---|---|\n\n```js\n1 < 2\n```';
    expect(written('markdown', turn('a', { question: 'line one\n\n# two', answer }))).toContain(`> line one\n>\n> # two\n\n${answer}\n`);
  });

  test.each(['```js\nhalf', '~~~~\nhalf ```', '    ```js\n```\nhalf'])('an answer that broke off in a code block does not swallow what follows: %j', (answer) => {
    const content = written('markdown', turn('a', { answer, status: 'stopped' }), turn('b', { parentTurnId: 'a' }));
    expect(content).toMatch(/half.*\n(`{3}|~{4})\n\n\*Stopped/);
  });

  test('a title is one plain line', () => {
    expect(exportConversation(opened('# <b>a</b>\n[x](y)'), 'markdown', english).content).toBe('# \\# \\<b\\>a\\</b\\> \\[x\\](y)\n');
  });
});

describe('HTML', () => {
  const TAGS = new Set(['html', 'head', 'meta', 'title', 'style', 'body', 'main', 'h1', 'article', 'p', 'blockquote', 'pre', 'code']);
  const hostile = fc.array(
    fc.constantFrom('<script>', '</style>', '"', "'", '&', '<img src=x onerror=1>', '```', '\n', '</p>', ' ', '手冲', '\u0000', '<!--', ']]>', '&lt;', '~~~', 'javascript:'),
    { maxLength: 20 },
  ).map((parts) => parts.join(''));

  test('nothing that was said becomes markup, whatever it is', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, question, answer) => {
        const { content } = exportConversation(opened(title, turn('a', { question, answer })), 'html', english);
        const blank = exportConversation(opened('t', turn('a', { question: 'q', answer: 'a' })), 'html', english).content;
        const tags = Array.from(content.matchAll(/<([^\s>]*)[^>]*>/g), ([whole, name]) => ({ whole, name: name?.replace('/', '').toLowerCase() ?? '' }));
        for (const { whole, name } of tags) {
          expect(name === '!doctype' || TAGS.has(name), whole).toBe(true);
          expect(blank.includes(whole) || /^<\/?(p|pre|code)>$/.test(whole), whole).toBe(true);
        }
        expect(content).not.toContain('\u0000');
      }),
    );
  });

  test('it needs no script and no address, forbids them, and knows both themes', () => {
    const content = written('html', turn('a'));
    expect(content).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(content).toContain('prefers-color-scheme: dark');
    expect(content).not.toMatch(/<script|https?:|\bsrc=|\bhref=|url\(/);
  });

  test('code stands apart, the rest is paragraphs', () => {
    expect(written('html', turn('a', { answer: 'one\ntwo\n\nthree\n```js\na < b\n\nc\n```\nfour' }))).toContain(
      '<p>one\ntwo</p>\n<p>three</p>\n<pre><code>a &lt; b\n\nc</code></pre>\n<p>four</p>',
    );
  });
});

describe('the name of the file', () => {
  test.each([
    ['手冲咖啡', '手冲咖啡.md'], ['../../etc/passwd', 'etc passwd.md'], [String.raw`C:\a|b?`, 'C a b.md'], ['', 'Coffee Salon.md'], ['...', 'Coffee Salon.md'],
    ['nul', 'Coffee Salon nul.md'], ['a\u202Egpj.exe', 'a gpj.exe.md'], ['x'.repeat(200), `${'x'.repeat(60)}.md`],
  ])('%j becomes %j', (title, name) => {
    expect(fileNameFor(title, 'md')).toBe(name);
  });

  test('is never a path and never hidden', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (title) => /^[^./\\:\p{Cc}][^/\\:\p{Cc}]*\.html$/u.test(fileNameFor(title, 'html'))));
  });
});
