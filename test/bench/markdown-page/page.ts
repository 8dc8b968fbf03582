import { createInstance } from 'i18next';
import { createElement, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { Streamdown } from 'streamdown';
import { rendererTexts } from '../../../src/renderer/app/renderer-texts';
import { Markdown } from '../../../src/renderer/ui/markdown/markdown';

/** What draws a growing text, and how it is put into the page. */
const WAYS: Record<string, (text: string) => ReactElement> = {
  ours: (text) => createElement(Markdown, { text, growing: true, onLink: () => {}, onCopy: () => Promise.resolve(true) }),
  streamdown: (text) => createElement(Streamdown, null, text),
  whole: (text) => createElement(ReactMarkdown, { remarkPlugins: [remarkGfm] }, text),
};

/** Lets a text grow by `step` characters at a time; the milliseconds that drawing took in all, layout not counted. */
async function grow(way: string, text: string, step: number): Promise<number> {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  const draw = WAYS[way];
  if (!draw) throw new Error(way);
  let spent = 0;
  for (let end = step; end < text.length + step; end += step) {
    const element = draw(text.slice(0, end));
    const startedAt = performance.now();
    flushSync(() => root.render(element));
    spent += performance.now() - startedAt;
    // Effects, timers and lazily loaded parts get their turn, as between two messages.
    if ((end / step) % 20 === 0) await new Promise((settle) => setTimeout(settle, 0));
  }
  if (!host.textContent?.includes(text.slice(-12).trim().slice(0, 4))) throw new Error(`${way} has not drawn the end`);
  root.unmount();
  host.remove();
  return spent;
}

Reflect.set(window, 'ready', createInstance().use(initReactI18next).init({ lng: 'zh-CN', resources: rendererTexts, defaultNS: 'ui' }));
Reflect.set(window, 'grow', grow);
