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

/** The same functions every time, as in the chat: new ones would draw every block anew. */
const ACTIONS = { onLink: (): void => {}, onCopy: (): Promise<boolean> => Promise.resolve(true) };

/** What draws a growing text, and how it is put into the page. */
const WAYS: Record<string, (text: string) => ReactElement> = {
  ours: (text) => createElement(Markdown, { text, growing: true, ...ACTIONS }),
  streamdown: (text) => createElement(Streamdown, null, text),
  whole: (text) => createElement(ReactMarkdown, { remarkPlugins: [remarkGfm] }, text),
};

/** Everything that waits as a message or a task of React gets its turn. */
function turn(): Promise<void> {
  return new Promise((settle) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      settle();
    });
    port1.start();
    port2.postMessage(null);
  });
}

/**
 * Lets a text grow by `step` characters at a time, with a turn for everything else in between, as
 * between two messages; the milliseconds from the first piece until the end is in the page. Some
 * draw later than they are told, so nothing else would be fair.
 */
async function grow(way: string, text: string, step: number): Promise<number> {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  const draw = WAYS[way];
  if (!draw) throw new Error(way);
  const end = text.trim().slice(-4);
  const startedAt = performance.now();
  for (let length = step; length < text.length + step; length += step) {
    const element = draw(text.slice(0, length));
    flushSync(() => root.render(element));
    await turn();
  }
  const isDrawn = (): boolean => host.textContent.includes(end);
  while (!isDrawn()) {
    if (performance.now() - startedAt > 60_000)
      throw new Error(`${way} has not drawn the end: ${host.textContent?.slice(-40)}`);
    await turn();
  }
  const spent = performance.now() - startedAt;
  root.unmount();
  host.remove();
  return spent;
}

Reflect.set(
  window,
  'ready',
  createInstance()
    .use(initReactI18next)
    .init({ lng: 'zh-CN', resources: rendererTexts, defaultNS: 'ui' }),
);
Reflect.set(window, 'grow', grow);
