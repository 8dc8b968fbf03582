import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { rendererTexts } from '../../src/renderer/app/renderer-texts';
import { ErrorCard } from '../../src/renderer/ui/error-card';
import { StatusMark } from '../../src/renderer/ui/status-mark';
import { fakeError } from '../fakes/fake-world';

function strings(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value ?? {}).flatMap(([key, child]) => strings(child, `${path}.${key}`));
}

const i18next = createInstance();

function slots(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();
}

beforeAll(async () => {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'zh-CN', resources: rendererTexts, defaultNS: 'ui' });
});

describe('texts', () => {
  const zh = strings(rendererTexts['zh-CN']);
  const en = new Map(strings(rendererTexts.en));

  it('use no exclamation marks and, in Chinese, no half-width punctuation between Chinese characters', () => {
    for (const [path, text] of [...zh, ...en]) expect(text, path).not.toMatch(/[!！]/);
    for (const [path, text] of zh)
      expect(text, path).not.toMatch(/[\u4E00-\u9FFF][,;:?](?:\s|[\u4E00-\u9FFF]|$)/);
  });

  it('take the same values in both languages', () => {
    for (const [path, text] of zh)
      if (!path.startsWith('.errors') && !path.startsWith('.checks'))
        expect(slots(en.get(path) ?? ''), path).toEqual(slots(text));
  });
});

describe('ErrorCard', () => {
  const error = fakeError('RATE_LIMITED', {
    message: 'given',
    layer: 'coze',
    logid: 'L1',
    params: { seconds: 20 },
  });
  const card = () =>
    renderToStaticMarkup(<ErrorCard error={error} onCopy={() => Promise.resolve(true)} />);

  it('speaks the language in use, names layer, code and logid', async () => {
    expect(card()).toContain(rendererTexts['zh-CN'].errors.RATE_LIMITED.message);
    for (const part of ['RATE_LIMITED', 'L1', 'Coze', 'role="alert"'])
      expect(card()).toContain(part);
    await i18next.changeLanguage('en');
    expect(card()).toContain(rendererTexts.en.errors.RATE_LIMITED.message);
    await i18next.changeLanguage('zh-CN');
  });

  it('falls back to the sentence it was given', () => {
    // A main process newer than the page.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const odd = {
      ...error,
      code: 'FROM_THE_FUTURE',
      message: '来自新版本的错误',
    } as unknown as typeof error;
    expect(
      renderToStaticMarkup(<ErrorCard error={odd} onCopy={() => Promise.resolve(true)} />),
    ).toContain('来自新版本的错误');
  });
});

describe('StatusMark', () => {
  it('draws every state with another shape and names it when asked', () => {
    const shapes = (['ok', 'degraded', 'down', 'not-set-up', 'checking'] as const).map((status) =>
      renderToStaticMarkup(<StatusMark status={status} />).replace(/style="[^"]*"/, ''),
    );
    expect(new Set(shapes).size).toBe(5);
    expect(renderToStaticMarkup(<StatusMark status="ok" label="正常" />)).toContain(
      'aria-label="正常"',
    );
  });
});
