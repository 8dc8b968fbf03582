import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { rendererTexts } from '../../../../../src/renderer/app/renderer-texts';
import { snippetParts } from '../../../../../src/renderer/features/chat/list/snippet-parts';
import { TurnView } from '../../../../../src/renderer/features/chat/turn/turn-view';
import type { Turn } from '../../../../../src/shared/model/chat';
import { fakeTurn } from '../../../../fakes/fake-turn';

const words = rendererTexts['zh-CN'].chat;
const nothing = (): void => undefined;
const actions = {
  send: () => Promise.resolve(null),
  ask: nothing,
  regenerate: nothing,
  edit: nothing,
  select: nothing,
  mark: nothing,
  cancel: nothing,
  goOn: nothing,
  inspect: nothing,
};
const html = (part: Partial<Turn>, versions?: string[], busy = false): string =>
  renderToStaticMarkup(
    <TurnView turn={fakeTurn(part)} versions={versions} last busy={busy} actions={actions} />,
  );

const pressed = (out: string): number => out.split('aria-pressed="true"').length - 1;

const i18next = createInstance();

beforeAll(async () => {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'zh-CN', resources: rendererTexts, defaultNS: 'ui' });
});

describe('TurnView', () => {
  it('says that a question waits, and offers to take it back', () => {
    const out = html({ status: 'queued', answer: '' });
    expect(out).toContain(words.queued);
    expect(out).toContain(rendererTexts['zh-CN'].ui.action.cancel);
    expect(out).not.toContain(words.waiting);
  });

  it('counts versions only where there are several, also while one is running', () => {
    expect(html({}, ['s', 't', 'u'])).toContain('2 / 3');
    expect(html({ status: 'running' }, ['s', 't'])).toContain('2 / 2');
    expect(html({})).not.toContain(words.versions.label);
  });

  it('says which marks are set', () => {
    expect(pressed(html({}))).toBe(0);
    expect(pressed(html({ bookmarked: true, rating: 'down' }))).toBe(2);
    expect(html({ answer: '' })).not.toContain(words.mark.bookmark);
  });

  it('lets nobody edit or ask again while an answer runs', () => {
    expect(html({})).toContain(words.edit.start);
    const busy = html({}, undefined, true);
    expect(busy).not.toContain(words.edit.start);
    expect(busy).not.toContain(words.askAgain);
  });
});

describe('snippetParts', () => {
  it('cuts at the matches and loses nothing', () => {
    const parts = snippetParts({
      snippet: 'a水温b水温',
      matches: [
        [1, 3],
        [4, 6],
      ],
    });
    expect(parts.map(({ text, found }) => (found ? `[${text}]` : text)).join('')).toBe(
      'a[水温]b[水温]',
    );
    expect(snippetParts({ snippet: 'ab', matches: [] })).toEqual([
      { at: 0, text: 'ab', found: false },
    ]);
  });
});
