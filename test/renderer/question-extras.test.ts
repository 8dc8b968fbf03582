import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../src/renderer/features/chat/composer/command-template';
import { changeDraft, readDraft } from '../../src/renderer/features/chat/composer/draft-store';
import { fileSize } from '../../src/renderer/features/chat/composer/file-size';
import { plainExcerpt } from '../../src/renderer/features/chat/list/plain-excerpt';
import { FILE_LIMIT } from '../../src/renderer/features/chat/composer/use-attachments';
import { ATTACHMENT_BYTES_MAX } from '../../src/shared/model/attachment';

describe('files of a question', () => {
  it('have the limit of the contract', () => {
    expect(FILE_LIMIT).toBe(ATTACHMENT_BYTES_MAX);
  });

  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KB'],
    [48_000, '47 KB'],
    [1024 * 1024, '1.0 MB'],
    [20 * 1024 * 1024, '20.0 MB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(fileSize(bytes)).toBe(words);
  });
});

describe('the words of a command', () => {
  it('are the template with what was chosen, however it is spaced', () => {
    expect(fillTemplate('{{method}} at {{ temp }}', { method: '手冲', temp: '92' })).toBe(
      '手冲 at 92',
    );
  });

  it('keep fields nobody knows, and take nothing from an object’s own names', () => {
    expect(fillTemplate('{{x}} {{constructor}}', {})).toBe('{{x}} {{constructor}}');
  });

  it('put values in as they are, never again as a template', () => {
    expect(fillTemplate('{{a}}', { a: '{{b}} $& ', b: 'no' })).toBe('{{b}} $&');
  });
});

describe('a draft', () => {
  it('keeps words and files apart, and is forgotten when both are empty', () => {
    const file = { id: '1', name: 'a.pdf', kind: 'file' as const, imageType: '', bytes: 1 };
    changeDraft('c', { text: 'half' });
    changeDraft('c', { attachments: [file] });
    expect(readDraft('c')).toEqual({ text: 'half', attachments: [file] });
    changeDraft('c', { text: '', attachments: [] });
    expect(readDraft('c')).toEqual({ text: '', attachments: [] });
    expect(readDraft('other')).toBe(readDraft('c'));
  });
});

describe('an excerpt', () => {
  it('is one line of plain words', () => {
    expect(
      plainExcerpt('## 配方\n\n- **15 克** [粉](https://a.example)\n![latte](x.png)\n`code`'),
    ).toBe('配方 - 15 克 粉 latte code');
  });
});
