import { setTimeout } from 'node:timers/promises';
import type { ElectronApplication } from '@playwright/test';

/** What Playwright says when V8 has collected the promise it was waiting for. */
const COLLECTED = /promise was (?:garbage )?collected/iu;
const TRIES = 50;
const PAUSE_MS = 50;

interface Given {
  key: number;
  argument: unknown;
}
type Step = (electron: unknown, given: Given) => unknown;

/**
 * Makes `evaluate` of an app reliable in Electron 27 and later, whose main process may collect the
 * promise that Playwright waits for, above all while it loads the product
 * (https://github.com/microsoft/playwright/issues/33737). The work has been done by then, so its
 * result is kept in the main process and asked for again; nothing is done twice.
 */
export function keepResults(electron: ElectronApplication): void {
  const evaluate = electron.evaluate.bind(electron);
  let last = 0;
  const evaluateKept = async (work: unknown, argument?: unknown): Promise<unknown> => {
    last += 1;
    const given: Given = { key: last, argument };
    let step: Step = keeping(work);
    for (let tries = 1; ; tries += 1) {
      try {
        return await evaluate<unknown, Given>(step, given);
      } catch (thrown) {
        if (tries === TRIES || !(thrown instanceof Error) || !COLLECTED.test(thrown.message))
          throw thrown;
      }
      await setTimeout(PAUSE_MS);
      step = kept;
    }
  };
  Reflect.set(electron, 'evaluate', evaluateKept);
}

/** The same work that also keeps its result: Playwright sends the text of a function. */
function keeping(work: unknown): Step {
  const text = `(electron, { key, argument }) => {
    globalThis.keptResults ??= new Map();
    globalThis.keptResults.set(key, (${String(work)})(electron, argument));
    return globalThis.keptResults.get(key);
  }`;
  return Object.assign((): unknown => undefined, { toString: () => text });
}

function kept(_electron: unknown, { key }: Given): unknown {
  const results: unknown = Reflect.get(globalThis, 'keptResults');
  if (!(results instanceof Map) || !results.has(key)) throw new Error('the work was not begun');
  return results.get(key);
}
