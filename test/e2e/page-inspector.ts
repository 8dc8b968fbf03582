import { WebSocket } from 'undici';
import { z } from 'zod';

const targetsSchema = z.array(
  z.looseObject({ type: z.string(), webSocketDebuggerUrl: z.string() }),
);
const answerSchema = z.looseObject({
  id: z.number().optional(),
  result: z
    .looseObject({ result: z.looseObject({ value: z.unknown().optional() }).optional() })
    .optional(),
});

/**
 * Runs one expression in the page of an app that listens for debuggers on this port, and lets go of
 * the page again.
 */
export async function evaluateInPage(port: string, expression: string): Promise<unknown> {
  return command(port, 'Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
}

/** Kills the page's process. */
export async function crashPage(port: string): Promise<void> {
  await Promise.race([
    command(port, 'Page.crash', {}).catch(() => {}),
    new Promise((settle) => setTimeout(settle, 1000)),
  ]);
}

async function command(port: string, method: string, params: object): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/json`);
  const page = targetsSchema.parse(await response.json()).find(({ type }) => type === 'page');
  if (!page) throw new Error('no page');
  const socket = new WebSocket(page.webSocketDebuggerUrl);
  try {
    return await new Promise((settle, fail) => {
      socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, method, params })));
      socket.addEventListener('error', () => fail(new Error('socket failed')));
      socket.addEventListener('close', () => fail(new Error('socket closed')));
      socket.addEventListener('message', ({ data }) => {
        const answer = answerSchema.parse(JSON.parse(String(data)));
        if (answer.id === 1) settle(answer.result?.result?.value);
      });
    });
  } finally {
    socket.close();
  }
}
