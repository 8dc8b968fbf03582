import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  exportConversation,
  type OpenedConversation,
} from '../../../../src/core/chat/export/conversation-export';
import { fileNameFor } from '../../../../src/core/chat/export/file-name';
import { Translator } from '../../../../src/core/lib/translator';
import type { StoredTurn } from '../../../../src/core/ports/stored-turn';
import { storedTurn } from '../../../fakes/stored-turn';

const english = new Translator('en');

const turn = (id: string, change: Partial<StoredTurn> = {}): StoredTurn =>
  storedTurn({
    id,
    question: `question ${id}`,
    answer: `answer ${id}`,
    status: 'completed',
    ...change,
  });

const opened = (title: string, ...turns: StoredTurn[]): OpenedConversation => ({
  conversation: { id: 'c', title, pinned: false, userId: 'guest', createdAt: '', updatedAt: '' },
  turns,
  activeTurnId: turns.at(-1)?.id ?? null,
});

const written = (format: 'markdown' | 'html', ...turns: StoredTurn[]): string =>
  exportConversation(opened('手冲', ...turns), format, english).content;

describe.each(['markdown', 'html'] as const)('as %s', (format) => {
  test(
    'holds title, questions and answers of the branch that is shown, in order, and nothing ' +
      'of other versions',
    () => {
      const content = written(
        format,
        turn('a'),
        turn('b', { parentTurnId: 'a' }),
        turn('other', { parentTurnId: 'a' }),
        turn('c', { parentTurnId: 'b' }),
      );
      const places = [
        '手冲',
        'question a',
        'answer a',
        'question b',
        'answer b',
        'question c',
        'answer c',
      ].map((text) => content.lastIndexOf(text));
      expect(places.every((place) => place > 0)).toBe(true);
      expect(places).toEqual(places.toSorted((one, next) => one - next));
      expect(content).not.toContain('other');
      expect(content).toContain('Jan 1, 2026');
    },
  );

  test('turns that have not ended are left out; an answer that is not whole says so', () => {
    const failed = turn('c', {
      parentTurnId: 'b',
      status: 'failed',
      answer: 'half',
      error: { code: 'STREAM_BROKEN', params: {}, layer: 'stream', logid: null },
    });
    const content = written(
      format,
      turn('a', { status: 'stopped' }),
      turn('b', { parentTurnId: 'a', status: 'interrupted' }),
      failed,
      turn('d', { parentTurnId: 'c', answer: '' }),
      turn('e', { parentTurnId: 'd', status: 'running' }),
      turn('f', { parentTurnId: 'e', status: 'queued' }),
    );
    for (const note of [
      'Stopped; the answer is not whole',
      'The app closed during this answer',
      'The connection broke in the middle',
      'No text arrived',
    ]) {
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
    expect(written('markdown', turn('a', { question: 'line one\n\n# two', answer }))).toContain(
      `> line one\n>\n> # two\n\n${answer}\n`,
    );
  });

  test.each(['```js\nhalf', '~~~~\nhalf ```', '    ```js\n```\nhalf'])(
    'an answer that broke off in a code block does not swallow what follows: %j',
    (answer) => {
      const content = written(
        'markdown',
        turn('a', { answer, status: 'stopped' }),
        turn('b', { parentTurnId: 'a' }),
      );
      expect(content).toMatch(/half.*\n(`{3}|~{4})\n\n\*Stopped/);
    },
  );

  test('a title is one plain line', () => {
    expect(exportConversation(opened('# <b>a</b>\n[x](y)'), 'markdown', english).content).toBe(
      '# \\# \\<b\\>a\\</b\\> \\[x\\](y)\n',
    );
  });
});

describe('HTML', () => {
  /** What Markdown, formulas and colours may become. Nothing of it loads, runs or submits. */
  const TAGS = new Set(
    (
      '!doctype html head meta title style body main h1 article p blockquote pre code h3 h4 h5 ' +
      'h6 ul ol li a span em strong del table thead tbody tr th td hr br input section sup ' +
      'math semantics annotation mrow mi mo mn ms mtext msup msub msubsup mfrac msqrt mroot ' +
      'mover munder munderover mtable mtr mtd mspace mstyle mpadded mphantom menclose merror'
    ).split(' '),
  );
  const hostile = fc
    .array(
      fc.constantFrom(
        '<script>',
        '</style>',
        '"',
        "'",
        '&',
        '<img src=x onerror=1>',
        '```',
        '\n',
        '</p>',
        ' ',
        '手冲',
        '\u0000',
        '<!--',
        ']]>',
        '&lt;',
        '~~~',
        'javascript:',
        '[a](javascript:alert(1))',
        '![x](https://evil.example/x.png)',
        '<a href="javascript:x">',
        '[x]: javascript:x',
        '| a |\n|---|\n',
        '$\\href{javascript:x}{y}$',
        '$$\\includegraphics{x}$$',
        '- [ ] ',
        '# ',
        '<https://a.example/"onx=1>',
        '[^1]',
        '[^1]: note',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join(''));

  test('nothing that was said loads, runs, or leads anywhere but to the web or a mailbox, whatever it is', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, question, answer) => {
        const { content } = exportConversation(
          opened(title, turn('a', { question, answer })),
          'html',
          english,
        );
        for (const [whole, name = '', attributes = ''] of content.matchAll(
          /<\/?([!\w]+)([^>]*)>/g,
        )) {
          expect(TAGS.has(name.toLowerCase()), whole).toBe(true);
          expect(attributes, whole).not.toMatch(/\son\w+=|\ssrc=|\sstyle="[^"]*url/i);
          const href = /\shref="([^"]*)"/.exec(attributes)?.[1];
          if (href !== undefined) expect(href).toMatch(/^(https?:|mailto:)/i);
        }
        expect(content).not.toContain('\u0000');
      }),
    );
  });

  test('it needs no script and no file beside it, forbids them, and knows both themes', () => {
    const content = written('html', turn('a', { answer: '![latte](https://a.example/x.png)' }));
    expect(content).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(content).toContain('prefers-color-scheme: dark');
    expect(content).not.toMatch(/<script|\bsrc=|url\(/);
    expect(content).toContain(
      '<a href="https://a.example/x.png" rel="noopener noreferrer">latte</a>',
    );
  });

  test(
    'an answer is drawn as in the app: headings, lists, tables, formulas, coloured code, ' +
      'diagrams as their source',
    () => {
      const answer =
        '## 配方\n\n- 粉 15 克\n\n| 水温 | 时间 |\n|---|---|\n| 92 | 2:30 |\n\n$E = mc^2$ costs ' +
        '$5\n\n```js\nconst a = "<b>";\n```\n\n```mermaid\ngraph TD; A-->B\n```';
      const content = written('html', turn('a', { answer }));
      for (const part of [
        '<h4>配方</h4>',
        '<li>粉 15 克</li>',
        '<td>92</td>',
        '<math',
        'costs $5',
        '<span class="hljs-keyword">const</span>',
        '"&#x3C;b>"',
        'graph TD; A-->B',
      ]) {
        expect(content).toContain(part);
      }
    },
  );

  test('HTML in an answer is text; a link elsewhere than to the web is words', () => {
    const content = written(
      'html',
      turn('a', { answer: 'a <b>bold</b> [x](file:///etc/passwd) [y](https://a.example)' }),
    );
    expect(content).toContain(
      'a &#x3C;b>bold&#x3C;/b> <span>x</span> <a href="https://a.example" rel="noopener noreferrer">y</a>',
    );
  });
});

test.each(['markdown', 'html'] as const)('as %s the files of a question are named', (format) => {
  const attachments = [
    { id: '1', name: '豆单.pdf', kind: 'file' as const, imageType: '', bytes: 1 },
  ];
  expect(written(format, turn('a', { question: '看看', attachments }))).toContain('[豆单.pdf]');
  expect(written(format, turn('a', { question: '', attachments }))).toContain('[豆单.pdf]');
});

describe('the name of the file', () => {
  test.each([
    ['手冲咖啡', '手冲咖啡.md'],
    ['../../etc/passwd', 'etc passwd.md'],
    [String.raw`C:\a|b?`, 'C a b.md'],
    ['', 'Coffee Salon.md'],
    ['...', 'Coffee Salon.md'],
    ['nul', 'Coffee Salon nul.md'],
    ['a\u202Egpj.exe', 'a gpj.exe.md'],
    ['x'.repeat(200), `${'x'.repeat(60)}.md`],
  ])('%j becomes %j', (title, name) => {
    expect(fileNameFor(title, 'md')).toBe(name);
  });

  test('is never a path and never hidden', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) =>
        /^[^./\\:\p{Cc}][^/\\:\p{Cc}]*\.html$/u.test(fileNameFor(title, 'html')),
      ),
    );
  });
});
