import { resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { startSandbox } from '../../src/sandbox/start-sandbox';
import { withElectron } from './bench-electron';

/**
 * `chat-relay`: how long a piece of an answer takes from our socket to the screen while a long
 * answer is open, in frames of 60 Hz, and how many messages reach the page per frame when pieces
 * come faster than frames. The control is the same stream with one message per piece.
 */
const FRAME_MS = 1000 / 60;
const LONG_ANSWER = longAnswer(60_000);
const SHORT_ANSWER = longAnswer(1500);

interface Paint {
  receivedAt: number;
  paintedAt: number;
  seq: number;
}

function longAnswer(characters: number): string {
  const paragraph =
    '手冲时先闷蒸三十秒，再分三次注水，水温九十三度左右，粉水比一比十六。Pour slowly and evenly. **Keep the bed flat.**\n\n';
  return paragraph.repeat(Math.ceil(characters / paragraph.length)).slice(0, characters);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Asks through the bridge in a page that records what it paints and how many messages it gets. */
async function measure(
  page: Page,
  text: string,
  seconds: number,
): Promise<{ paints: Paint[]; messages: number; milliseconds: number }> {
  return page.evaluate(
    async ({ question, limit }) => {
      const bench: { paints: Paint[] } = { paints: [] };
      Reflect.set(window, '__salonBench', bench);
      let messages = 0;
      const stop = window.salon.on((name) => {
        if (name === 'chat.delta') messages += 1;
      });
      const id = location.hash.split('/')[2] ?? '';
      const startedAt = performance.now();
      const sent = await window.salon.request('chat.send', { conversationId: id, text: question });
      if (!sent.ok) throw new Error('not sent');
      await new Promise((settle) => setTimeout(settle, limit * 1000));
      await window.salon.request('chat.cancel', {
        turnId: String(Reflect.get(Object(sent.value), 'id')),
      });
      await new Promise((settle) => setTimeout(settle, 400));
      stop();
      return { paints: bench.paints, messages, milliseconds: performance.now() - startedAt };
    },
    { question: text, limit: seconds },
  );
}

async function openConversation(
  page: Page,
  coze: Awaited<ReturnType<typeof startSandbox>>['coze'],
): Promise<void> {
  await page.evaluate(
    async ({ apiBase, appId, kid, pem, botId }) => {
      // Runs in the page, which sees nothing outside.
      // oxlint-disable-next-line unicorn/consistent-function-scoping
      const ask = async (name: string, input?: unknown): Promise<unknown> => {
        const result = await window.salon.request(name, input);
        if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
        return result.value;
      };
      await ask('setup.importKey', { pem });
      await ask('setup.saveConnection', {
        draft: { profileId: null, platform: 'coze-cn', apiBase, auth: 'jwt', appId, kid, botId },
        keep: 'this-run',
      });
      const conversation = await ask('chat.createConversation');
      location.hash = `#/chat/${String(Reflect.get(Object(conversation), 'id'))}`;
    },
    {
      apiBase: coze.apiBase,
      appId: coze.appId,
      kid: coze.kid,
      pem: coze.privateKeyPem,
      botId: coze.botId,
    },
  );
  await page.waitForTimeout(1500);
}

async function run(
  tokenDelayMs: number,
  long: boolean,
): Promise<{ paints: Paint[]; messages: number; milliseconds: number }> {
  const sandbox = await startSandbox({
    knowledgeFolder: resolve('resources/knowledge'),
    tokenDelayMs,
    answerOverride: (question) =>
      question === 'fill' ? LONG_ANSWER : long ? LONG_ANSWER : SHORT_ANSWER,
  });
  try {
    return await withElectron(
      (dataFolder) => [process.cwd(), `--data-dir=${dataFolder}`],
      async (app: ElectronApplication) => {
        const page = await app.firstWindow();
        await page.waitForTimeout(1500);
        await openConversation(page, sandbox.coze);
        return measure(page, 'measure', 8);
      },
    );
  } finally {
    await sandbox.close();
  }
}

const steady = await run(5, true);
const latencies = steady.paints.map(
  ({ receivedAt, paintedAt }) => (paintedAt - receivedAt) / FRAME_MS,
);
const p95 = percentile(latencies, 0.95);
const p99 = percentile(latencies, 0.99);
console.log(
  JSON.stringify({
    name: 'chat-relay',
    value: Number(p95.toPrecision(3)),
    unit: 'frames p95',
    baseline: 1,
    ratio: Number(p95.toPrecision(3)),
    p50: Number(percentile(latencies, 0.5).toPrecision(3)),
    p99: Number(p99.toPrecision(3)),
    painted: latencies.length,
    bar: 'p95 <= 1.2, p99 <= 2',
    met: p95 <= 1.2 && p99 <= 2,
  }),
);

const fast = await run(2, true);
const perFrame = fast.messages / (fast.milliseconds / FRAME_MS);
const pieces = Math.max(...fast.paints.map(({ seq }) => seq));
console.log(
  JSON.stringify({
    name: 'chat-relay-messages',
    value: Number(perFrame.toPrecision(3)),
    unit: 'messages per frame',
    baseline: Number((pieces / (fast.milliseconds / FRAME_MS)).toPrecision(3)),
    ratio: Number((fast.messages / pieces).toPrecision(3)),
    bar: '<= 1 per frame',
    met: perFrame <= 1,
  }),
);
