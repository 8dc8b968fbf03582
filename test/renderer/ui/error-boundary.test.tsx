import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { rendererTexts } from '../../../src/renderer/app/renderer-texts';
import { BrokenMessage } from '../../../src/renderer/features/chat/conversation/broken-message';
import { ErrorBoundary } from '../../../src/renderer/ui/error-boundary';

const i18next = createInstance();

beforeAll(async () => {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'zh-CN', resources: rendererTexts, defaultNS: 'ui' });
});

describe('an answer that cannot be drawn', () => {
  const words = 'broken **answer** <b>x</b>';

  it('leaves its words, plain, and nothing else is lost', () => {
    const boundary = new ErrorBoundary({
      children: 'fine',
      renderFallback: () => <BrokenMessage text={words} />,
      resetKey: 1,
    });
    expect(boundary.render()).toBe('fine');
    boundary.state = ErrorBoundary.getDerivedStateFromError(new Error('x'));
    const shown = renderToStaticMarkup(boundary.render());
    expect(shown).toContain('broken **answer** &lt;b&gt;x&lt;/b&gt;');
    expect(shown).toContain(rendererTexts['zh-CN'].ui.error.broken);
  });

  it('is tried again when more of it arrives', () => {
    const boundary = new ErrorBoundary({
      children: 'fine',
      renderFallback: () => null,
      resetKey: 2,
    });
    boundary.state = ErrorBoundary.getDerivedStateFromError('not an error');
    expect(boundary.state.error).toBeInstanceOf(Error);
    let next: unknown;
    boundary.setState = (state: unknown) => {
      next = state;
    };
    boundary.componentDidUpdate({ children: 'fine', renderFallback: () => null, resetKey: 2 });
    expect(next).toBeUndefined();
    boundary.componentDidUpdate({ children: 'fine', renderFallback: () => null, resetKey: 1 });
    expect(next).toEqual({ error: null });
  });
});
